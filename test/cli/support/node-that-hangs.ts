/** A node binary that lives and never serves. */
setInterval(() => undefined, 60_000);
