import { fileURLToPath } from 'node:url';

/** Folder with the `.proto` sources, for loaders that need descriptors at run time (reflection, the CLI's client). */
export const protoDir = fileURLToPath(new URL('../../proto/', import.meta.url));
