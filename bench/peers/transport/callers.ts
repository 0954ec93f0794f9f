import { Channel } from '../../../server/rpc/channel/channel.ts';
import { bytesMethod } from '../../../server/rpc/channel/client-method.ts';
import { LoadConnection } from '../../load/connection.ts';
import { echoMessage } from './contestants.ts';
import { echoPath } from './echo-service.ts';

/** A client that is measured, over several connections that take turns. */
export interface Caller {
  call(callId: number): void;
  /** About once a millisecond. */
  tick(nowMs: number): void;
  /** Writes what was called since the last time, if the client does not do so itself. */
  flush(): void;
}

/** Every call must succeed: figures of failures say nothing. */
type OnAnswer = (callId: number) => void;

const connectionCount = 4;
const host = '127.0.0.1';
const timeoutMs = 10_000;

/** The connections of the load generator. */
export async function openLoadCaller(port: number, onAnswer: OnAnswer): Promise<Caller> {
  const sink = {
    onDone: (callId: number, status: number) => {
      if (status !== 0) throw new Error(`call ${callId} ended with status ${status}`);
      onAnswer(callId);
    },
    onClose: () => {
      throw new Error('the connection was lost');
    },
  };
  const options = { host, port, methods: [echoPath], connectTimeoutMs: timeoutMs, timeoutMs };
  const connecting = Array.from({ length: connectionCount }, () => LoadConnection.connect(options, sink));
  const connections = await Promise.all(connecting);
  return {
    call: (callId) => {
      if (!connections[callId % connectionCount]!.send(callId, 0, echoMessage)) throw new Error('no room for a call');
    },
    tick: (nowMs) => {
      for (const connection of connections) connection.expire(nowMs);
    },
    flush: () => {
      for (const connection of connections) connection.flush();
    },
  };
}

/** The channel that links nodes, with messages as bytes. */
export async function openChannelCaller(port: number, onAnswer: OnAnswer): Promise<Caller> {
  const once = bytesMethod('unary', echoPath);
  const channels = Array.from({ length: connectionCount }, () => new Channel({ addresses: [{ host, port }] }));
  return {
    call: (callId) => {
      const answer = channels[callId % connectionCount]!.unary(once, echoMessage, { timeoutMs });
      void answer.then(() => onAnswer(callId));
    },
    tick: () => {},
    flush: () => {},
  };
}
