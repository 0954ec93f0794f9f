import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { themeStyles } from '../../../../bench/report/page/style-theme.ts';

const test = suite('bench/report/page/style-theme');

const [, light = '', dark = '', print = ''] = themeStyles.split(':root');
const text = ['ink', 'muted', 'good', 'bad', 'unsure', 'idle'];
const graphics = ['s1', 's2', 's3', 's4', 's5', 's6', 'quiet'];

for (const [name, block] of Object.entries({ light, dark, print })) {
  const colour = readColours(block);

  test(`${name}: text stands out from paper and panel by at least 4.5:1`, () => {
    for (const paper of ['paper', 'panel', 'band']) {
      for (const ink of text) assertContrast(colour, ink, paper, 4.5);
    }
  });

  test(`${name}: lines stand out from paper by at least 3:1`, () => {
    for (const ink of graphics) assertContrast(colour, ink, 'paper', 3);
  });

  test(`${name}: flags and badges can be read`, () => {
    for (const tone of ['good', 'bad', 'unsure', 'idle']) assertContrast(colour, tone, `${tone}-wash`, 4.5);
  });
}

function assertContrast(colour: (name: string) => string, ink: string, paper: string, least: number): void {
  const [high, low] = [luminance(colour(ink)), luminance(colour(paper))].sort((a, b) => b - a);
  const ratio = ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
  assert.ok(ratio >= least, `${ink} on ${paper}: ${ratio.toFixed(2)}`);
}

function readColours(block: string): (name: string) => string {
  const colours = new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]+);/g)].map(([, name, hex]) => [name, hex]));
  return (name) => {
    const hex = colours.get(name);
    if (hex === undefined) throw new Error(`the theme has no colour ${name}`);
    return hex;
  };
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(digits.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

test.run();
