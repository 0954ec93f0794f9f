/** The bytes are no snapshot that can be restored, or not all of it; the message says which in one sentence. */
export class SnapshotError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SnapshotError';
  }
}
