import type { CallContext } from '../../../server/rpc/call-context.ts';
import { bidi, clientStream, type Handlers, serverStream, unary } from '../../../server/rpc/service-definition.ts';

/** Bytes are the message: the suite is about calls, not about encodings. */
const text = {
  decode: (bytes: Uint8Array) => {
    if (bytes[0] === 0xff) throw new Error('not text');
    return { text: Buffer.from(bytes).toString() };
  },
  encode: (message: Text) => ({ finish: () => Buffer.from(message.text) }),
};

export interface Text {
  readonly text: string;
}

export const echo = {
  name: 'test.Echo',
  methods: {
    once: unary('/test.Echo/Once', text, text),
    split: serverStream('/test.Echo/Split', text, text),
    join: clientStream('/test.Echo/Join', text, text),
    each: bidi('/test.Echo/Each', text, text),
  },
};

export type EchoHandlers = Handlers<typeof echo>;

export const plainHandlers: EchoHandlers = {
  once: (request) => request,
  async *split(request) {
    for (const text of request.text.split(' ')) yield { text };
  },
  async join(requests) {
    const words: string[] = [];
    for await (const { text } of requests) words.push(text);
    return { text: words.join(' ') };
  },
  async *each(requests) {
    for await (const { text } of requests) yield { text: text.toUpperCase() };
  },
};

/** The plain handlers, each of which first does something with the context of its call. */
export function plainHandlersAfter(prepare: (context: CallContext) => void): EchoHandlers {
  return {
    once(request, context) {
      prepare(context);
      return plainHandlers.once(request, context);
    },
    split(request, context) {
      prepare(context);
      return plainHandlers.split(request, context);
    },
    join(requests, context) {
      prepare(context);
      return plainHandlers.join(requests, context);
    },
    each(requests, context) {
      prepare(context);
      return plainHandlers.each(requests, context);
    },
  };
}

/** Works until the call is cancelled. */
export function rejectOnAbort(context: CallContext): Promise<never> {
  return new Promise((_, reject) => {
    context.signal.addEventListener('abort', () => reject(context.signal.reason));
  });
}
