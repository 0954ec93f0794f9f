import * as assert from 'uvu/assert';
import type { MetadataEntry } from '../../../proto/wire/grpc/metadata.ts';
import { CallError } from '../../../server/rpc/channel/call-error.ts';
import type { Channel } from '../../../server/rpc/channel/channel.ts';
import type { InteropCase } from './cases.ts';
import { clientMethods as methods } from './client-methods.ts';
import type { PayloadResponse } from './messages.ts';

const largeRequestBytes = 271_828;
const largeResponseBytes = 314_159;
const requestSizes = [27_182, 8, 1_828, 45_904];
const responseSizes = [31_415, 9, 2_653, 58_979];
const soakIterations = 10;

const payload = (sizeBytes: number) => ({ body: Buffer.alloc(sizeBytes) });

/** The cases of grpc/doc/interop-test-descriptions.md through our channel: each resolves when it saw what is described. */
export const clientCases: Readonly<Record<InteropCase, (channel: Channel) => Promise<void>>> = {
  async empty_unary(channel) {
    const { message } = await channel.unary(methods.emptyCall, {});
    assert.equal({ ...message }, {});
  },

  large_unary: (channel) => callLarge(channel),

  async client_streaming(channel) {
    const requests = requestSizes.map((size) => ({ payload: payload(size) }));
    const { message } = await channel.clientStream(methods.streamingInputCall, requests);
    assert.is(message.aggregatedPayloadSize, 74_922);
  },

  async server_streaming(channel) {
    const responseParameters = responseSizes.map((size) => ({ size }));
    const stream = channel.serverStream(methods.streamingOutputCall, { responseParameters });
    assert.equal(await sizesOf(stream), responseSizes);
  },

  async ping_pong(channel) {
    const stream = channel.open(methods.fullDuplexCall);
    for (const [i, size] of responseSizes.entries()) {
      stream.send({ responseParameters: [{ size }], payload: payload(requestSizes[i] ?? 0) });
      assert.is((await stream.next()).value?.payload.body.length, size);
    }
    stream.end();
    assert.is((await stream.next()).done, true);
  },

  async empty_stream(channel) {
    const stream = channel.open(methods.fullDuplexCall);
    stream.end();
    assert.is((await stream.next()).done, true);
  },

  async timeout_on_sleeping_server(channel) {
    const stream = channel.open(methods.fullDuplexCall, { timeoutMs: 1 });
    stream.send({ responseParameters: [{ size: 31_415, intervalUs: 50_000 }], payload: payload(27_182) });
    assert.is((await failure(stream.next())).code, 'DEADLINE_EXCEEDED');
  },

  async cancel_after_begin(channel) {
    const canceller = new AbortController();
    const call = channel.clientStream(methods.streamingInputCall, neverEnding(), { signal: canceller.signal });
    canceller.abort();
    assert.is((await failure(call)).code, 'CANCELLED');
  },

  async cancel_after_first_response(channel) {
    const stream = channel.open(methods.fullDuplexCall);
    stream.send({ responseParameters: [{ size: 31_415 }], payload: payload(27_182) });
    assert.is((await stream.next()).value?.payload.body.length, 31_415);
    stream.cancel();
    assert.is((await failure(stream.next())).code, 'CANCELLED');
  },

  status_code_and_message: (channel) => expectStatus(channel, 'test status message'),

  special_status_message: (channel) =>
    expectStatus(channel, '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n'),

  async custom_metadata(channel) {
    const metadata: MetadataEntry[] = [
      { key: 'x-grpc-test-echo-initial', value: 'test_initial_metadata_value' },
      { key: 'x-grpc-test-echo-trailing-bin', value: Buffer.from([0xab, 0xab, 0xab]) },
    ];
    const request = { responseSize: 1, payload: payload(1) };
    const single = await channel.unary(methods.unaryCall, request, { metadata });
    expectEchoed(single.header.entries, single.trailer.entries);
    const stream = channel.open(methods.fullDuplexCall, { metadata });
    stream.send({ responseParameters: [{ size: 1 }] }, true);
    assert.equal(await sizesOf(stream), [1]);
    expectEchoed((await stream.header).entries, stream.trailer.entries);
  },

  unimplemented_method: async (channel) =>
    assert.is((await failure(channel.unary(methods.unknownMethod, {}))).code, 'UNIMPLEMENTED'),

  unimplemented_service: async (channel) =>
    assert.is((await failure(channel.unary(methods.unknownService, {}))).code, 'UNIMPLEMENTED'),

  async rpc_soak(channel) {
    for (let i = 0; i < soakIterations; i++) await callLarge(channel);
  },
};

async function callLarge(channel: Channel): Promise<void> {
  const request = { responseSize: largeResponseBytes, payload: payload(largeRequestBytes) };
  const { message } = await channel.unary(methods.unaryCall, request);
  assert.is(message.payload.body.length, largeResponseBytes);
}

async function expectStatus(channel: Channel, message: string): Promise<void> {
  const responseStatus = { code: 2, message };
  const single = await failure(channel.unary(methods.unaryCall, { responseStatus }));
  assert.equal([single.code, single.message], ['UNKNOWN', message]);
  const stream = channel.open(methods.fullDuplexCall);
  stream.send({ responseStatus }, true);
  const streamed = await failure(stream.next());
  assert.equal([streamed.code, streamed.message], ['UNKNOWN', message]);
}

function expectEchoed(header: readonly MetadataEntry[], trailer: readonly MetadataEntry[]): void {
  assert.equal(header.find(({ key }) => key === 'x-grpc-test-echo-initial')?.value, 'test_initial_metadata_value');
  const bytes = trailer.find(({ key }) => key === 'x-grpc-test-echo-trailing-bin')?.value;
  assert.equal(bytes, Buffer.from([0xab, 0xab, 0xab]));
}

async function sizesOf(responses: AsyncIterable<PayloadResponse>): Promise<number[]> {
  const sizes: number[] = [];
  for await (const { payload } of responses) sizes.push(payload.body.length);
  return sizes;
}

/** Requests that do not come before the call has ended. */
function neverEnding(): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
}

async function failure(call: Promise<unknown>): Promise<CallError> {
  const outcome = await call.catch((error: unknown) => error);
  assert.instance(outcome, CallError);
  return outcome as CallError;
}
