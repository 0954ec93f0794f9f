import type { etcdserverpb } from '#proto';

interface Entry {
  value: Uint8Array;
  createRevision: number;
  modRevision: number;
  version: number;
}

const noValue = Buffer.alloc(0);

/** A key-value store with etcd's revisions, small enough to be obviously right. */
export class KvStore {
  private readonly entries = new Map<string, Entry>();
  private revision = 1;

  put({ key, value }: etcdserverpb.PutRequest): etcdserverpb.IPutResponse {
    const name = Buffer.from(key).toString('latin1');
    const before = this.entries.get(name);
    this.revision++;
    this.entries.set(name, {
      value: Buffer.from(value),
      createRevision: before?.createRevision ?? this.revision,
      modRevision: this.revision,
      version: (before?.version ?? 0) + 1,
    });
    return { header: this.header() };
  }

  /** What a server that loses a write does: it answers as for a put, and stores nothing. */
  pretendToPut(): etcdserverpb.IPutResponse {
    this.revision++;
    return { header: this.header() };
  }

  delete({ key }: etcdserverpb.DeleteRangeRequest): etcdserverpb.IDeleteRangeResponse {
    const deleted = this.entries.delete(Buffer.from(key).toString('latin1')) ? 1 : 0;
    this.revision += deleted;
    return { header: this.header(), deleted };
  }

  range({ key, rangeEnd, limit }: etcdserverpb.RangeRequest): etcdserverpb.IRangeResponse {
    const from = Buffer.from(key).toString('latin1');
    const to = Buffer.from(rangeEnd).toString('latin1');
    const names = to === '' ? [from] : [...this.entries.keys()].filter((name) => name >= from && name < to).sort();
    const found = names.filter((name) => this.entries.has(name));
    const page = limit > 0 ? found.slice(0, limit) : found;
    return {
      header: this.header(),
      kvs: page.map((name) => ({ key: Buffer.from(name, 'latin1'), ...this.entries.get(name)! })),
      more: page.length < found.length,
      count: found.length,
    };
  }

  /** One comparison, of a value or of absence, and one step each way: what the load sends. */
  txn({ compare, success, failure }: etcdserverpb.TxnRequest, always: boolean): etcdserverpb.ITxnResponse {
    const [comparison] = compare as etcdserverpb.Compare[];
    const entry = this.entries.get(Buffer.from(comparison!.key).toString('latin1'));
    const isEqual =
      comparison!.value == null ? entry === undefined : Buffer.from(comparison!.value).equals(entry?.value ?? noValue);
    if (isEqual || always) {
      this.put(success[0]!.requestPut as etcdserverpb.PutRequest);
      return { header: this.header(), succeeded: true, responses: [{ responsePut: {} }] };
    }
    const responseRange = this.range(failure[0]!.requestRange as etcdserverpb.RangeRequest);
    return { header: this.header(), succeeded: false, responses: [{ responseRange }] };
  }

  private header(): etcdserverpb.IResponseHeader {
    return { clusterId: 1, memberId: 1, revision: this.revision, raftTerm: 1 };
  }
}
