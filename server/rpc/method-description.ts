export type MethodKind = 'unary' | 'serverStream' | 'clientStream' | 'bidi';

/** What transports, logs and metrics need to know of a method. */
export interface MethodDescription {
  /** "Range" */
  readonly name: string;
  /** "/etcdserverpb.KV/Range" */
  readonly path: string;
  readonly kind: MethodKind;
}
