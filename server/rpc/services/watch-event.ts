import { type etcdserverpb, mvccpb } from '#proto';
import type { KeyEvent, KeyValue } from '../../statemachine/command.ts';
import { sizeOfEvents } from '../../watch/watcher.ts';

function eventMessage({ type, kv, prevKv }: KeyEvent, wantsPrevKv: boolean): mvccpb.IEvent {
  const message: mvccpb.IEvent = type === 'put' ? { kv } : { type: mvccpb.Event.EventType.DELETE, kv: deleted(kv) };
  if (wantsPrevKv && prevKv !== null) message.prevKv = prevKv;
  return message;
}

/** As etcd: a deletion says which key and when, and nothing else. */
function deleted({ key, modRevision }: KeyValue): mvccpb.IKeyValue {
  return { key, modRevision };
}

/**
 * One response, or several when it would be larger than `maxBytes`. It is cut between revisions; within one only where the
 * client allows it, and then all parts of that revision but the last say that more follows. One event is never cut.
 */
export function responsesOf(
  response: etcdserverpb.IWatchResponse,
  events: readonly KeyEvent[],
  {
    wantsPrevKv,
    mayFragment,
    maxBytes,
  }: { readonly wantsPrevKv: boolean; readonly mayFragment: boolean; readonly maxBytes: number },
): etcdserverpb.IWatchResponse[] {
  const parts: KeyEvent[][] = [[]];
  let size = 0;
  for (const [i, event] of events.entries()) {
    const eventSize = sizeOfEvents([event]);
    const mayCut = mayFragment || i === 0 || events[i - 1]!.kv.modRevision !== event.kv.modRevision;
    if (size > 0 && size + eventSize > maxBytes && mayCut) {
      parts.push([]);
      size = 0;
    }
    parts[parts.length - 1]!.push(event);
    size += eventSize;
  }
  return parts.map((part, i) => ({
    ...response,
    // What is cut off has not been told yet.
    ...(i < parts.length - 1 && { header: { ...response.header, revision: lastRevision(part) } }),
    ...(endsWithin(part, parts[i + 1]) && { fragment: true }),
    events: part.map((event) => eventMessage(event, wantsPrevKv)),
  }));
}

function lastRevision(events: readonly KeyEvent[]): number {
  return events[events.length - 1]!.kv.modRevision;
}

function endsWithin(part: readonly KeyEvent[], next: readonly KeyEvent[] | undefined): boolean {
  return next !== undefined && lastRevision(part) === next[0]!.kv.modRevision;
}
