/** Metadata by which a client makes a retry safe: the same id and sequence are executed once. */
export const sessionIdKey = 'scalectl-session-id';
export const sessionSequenceKey = 'scalectl-session-sequence';

/** Metadata by which a client bounds the age of a serializable read, in milliseconds. */
export const maxStalenessKey = 'scalectl-max-staleness-ms';

/** The trailer that tells whether a failed request may still take effect: none or unknown. */
export const outcomeTrailer = 'scalectl-outcome';

/** The trailer that tells what etcd's text does not: its clients know an error only by exactly that text. */
export const reasonTrailer = 'scalectl-reason';
