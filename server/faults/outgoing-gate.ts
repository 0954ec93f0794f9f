import { isSevered, type LinkEffect, noEffect, sameEffect, shapes } from './link-effect.ts';
import { LinkShaper } from './link-shaper.ts';

/** What the gate stands in front of. */
export interface GatedLink {
  /** Puts a frame on the wire. */
  write(frame: Uint8Array): void;
  /** Breaks the connection. */
  breakOff(): void;
}

interface HeldFrame {
  readonly frame: Uint8Array;
  readonly releaseMs: number;
}

/** What may be under way on a slow link; more is lost, as a router loses it when its queue is full. */
const maxHeldBytes = 32 * 1024 * 1024;

/** Stands between a link to a peer and the wire. While no fault touches the link it is open, and costs one test of that. */
export class OutgoingGate {
  #effect: LinkEffect = noEffect;
  #link: GatedLink | null = null;
  #random: () => number = () => 0;
  readonly #shaper = new LinkShaper();
  #held: HeldFrame[] = [];
  #heldBytes = 0;
  #timer: NodeJS.Timeout | null = null;
  #open = true;

  /** True: frames go to the wire as they are. False: through `pass`. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether a new connection may be tried. */
  get mayDial(): boolean {
    return this.#effect.cut === null;
  }

  /** Whether an attempt to connect is answered, with a no: it would wait in vain when everything is dropped. */
  get refusesDial(): boolean {
    return this.#effect.cut === 'reset' || this.#effect.cut === 'refuse-new';
  }

  /** What is under way on the slowed link. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  attach(link: GatedLink): void {
    this.#link = link;
    if (this.#effect.cut === 'reset') link.breakOff();
  }

  /** A frame on its way while the gate is not open. */
  pass(frame: Uint8Array): void {
    const nowMs = performance.now();
    const chance = { loss: this.#random(), jitter: this.#random() };
    if (this.#heldBytes + frame.length > maxHeldBytes) return; // before it takes any time of the line
    const releaseMs = this.#shaper.releaseMs(this.#effect, frame.length, nowMs, chance);
    if (releaseMs === null) return;
    this.#held.push({ frame, releaseMs });
    this.#heldBytes += frame.length;
    this.#release(nowMs);
  }

  /** The connection is gone, and with it what was under way. */
  clear(): void {
    this.#held = [];
    this.#heldBytes = 0;
    this.#shaper.reset();
    this.#stopTimer();
  }

  /** For the holder of the faults: this is what is done to the link from now on. */
  change(effect: LinkEffect, random: () => number): void {
    if (sameEffect(effect, this.#effect)) return;
    const wasReset = this.#effect.cut === 'reset';
    this.#effect = effect;
    this.#random = random;
    if (isSevered(effect)) this.clear();
    if (!shapes(effect)) this.#letGo();
    this.#open = !isSevered(effect) && !shapes(effect);
    if (effect.cut === 'reset' && !wasReset) this.#link?.breakOff();
  }

  /** Nothing delays any more: what was under way arrives, in order, before anything new. */
  #letGo(): void {
    const held = this.#held;
    this.clear();
    for (const { frame } of held) this.#link?.write(frame);
  }

  #release(nowMs: number): void {
    let count = 0;
    while (count < this.#held.length && this.#held[count]!.releaseMs <= nowMs) {
      const { frame } = this.#held[count]!;
      this.#heldBytes -= frame.length;
      this.#link?.write(frame);
      count++;
    }
    if (count > 0) this.#held.splice(0, count);
    this.#arm(nowMs);
  }

  #arm(nowMs: number): void {
    const next = this.#held[0];
    if (next === undefined || this.#timer !== null) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#release(performance.now());
      },
      Math.ceil(next.releaseMs - nowMs),
    );
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
