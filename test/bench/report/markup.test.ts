import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { html, jsonData } from '../../../bench/report/markup.ts';

const test = suite('bench/report/markup');

test('text is escaped, markup is kept, nothing leaves nothing', () => {
  const inner = html`<b>${'<&>'}</b>`;
  assert.is(
    html`<p title="${'"quoted"'}">${inner}${null}${7}</p>`.source,
    '<p title="&quot;quoted&quot;"><b>&lt;&amp;&gt;</b>7</p>',
  );
});

test('lists are joined, each item by the same rules', () => {
  assert.is(html`${['<', html`<br>`, [1, 2]]}`.source, '&lt;<br>12');
});

test('characters that a page may not hold are replaced, line breaks and emoji are kept', () => {
  assert.is(html`${'a\u0000b\u009fc\ud800d\n\t😀'}`.source, 'a\ufffdb\ufffdc\ufffdd\n\t😀');
});

test('no data can close the script element that carries it', () => {
  const data = { text: '</script><!--' };
  assert.not.match(jsonData(data).source, '<');
  assert.equal(JSON.parse(jsonData(data).source), data);
});

test.run();
