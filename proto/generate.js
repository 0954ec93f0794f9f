// Generates proto/gen from the .proto files: one module of encoders and decoders (protobufjs, static) and its types.
// The output is committed; CI runs this again and compares.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const protoDir = dirname(fileURLToPath(import.meta.url));
const outDir = join(protoDir, 'gen');
const cliDir = dirname(createRequire(import.meta.url).resolve('protobufjs-cli/package.json'));

const files = [
  'etcd/rpc.proto',
  'etcd/v3election.proto',
  'etcd/v3lock.proto',
  'grpc/health.proto',
  'grpc/reflection_v1.proto',
  'grpc/reflection_v1alpha.proto',
  'scalectl/admin/v1/admin.proto',
  'scalectl/command/v1/command.proto',
  'scalectl/peer/v1/peer.proto',
  'scalectl/snapshot/v1/snapshot.proto',
];

function run(tool, args) {
  execFileSync(process.execPath, [join(cliDir, 'bin', tool), ...args], { cwd: protoDir, stdio: 'inherit' });
}

mkdirSync(outDir, { recursive: true });
// --force-number: 64-bit fields are JavaScript numbers. Revisions, indices and rounds stay far below 2^53, and the ids
// that we make up are chosen below it; a Long per field would cost an allocation each on the hot path.
const pbjs = (out, ...more) =>
  run('pbjs', [
    ...['--target', 'static-module', '--wrap', 'es6', '--path', '.', '--force-number'],
    ...['--no-verify', '--no-delimited', '--no-convert', '--no-typeurl', '--no-service'],
    ...[...more, '--out', out, ...files],
  ]);
const moduleFile = join(outDir, 'index.js');

// The types are read from the comments of a first output; the module that is kept has none.
pbjs(moduleFile);
run('pbts', ['--out', join(outDir, 'index.d.ts'), moduleFile]);
pbjs(moduleFile, '--no-comments');

// The generator writes a specifier that Node.js cannot resolve for ES modules, and a reader that allocates a Long for
// every 64-bit field. Both are replaced, exactly once each.
const reader = `
// Reads 64-bit integers as numbers, without a Long in between.
class $Reader extends $protobuf.BufferReader {
  static create(bytes) {
    return new $Reader(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  uint64() {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      if (this.pos >= this.len) throw RangeError("index out of range: " + this.pos + " + 1 > " + this.len);
      const byte = this.buf[this.pos++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw Error("invalid varint encoding");
  }
  int64() {
    // A negative number is ten bytes long, the last of them 1: its complement is small, where its value as unsigned
    // would lose the low bits.
    if (this.buf[this.pos + 9] !== 1) return this.uint64();
    let complement = 0;
    let scale = 1;
    for (let i = 0; i < 9; i++) {
      const byte = this.buf[this.pos + i];
      if (byte < 128) return this.uint64();
      complement += (127 - (byte & 127)) * scale;
      scale *= 128;
    }
    this.pos += 10;
    return -complement - 1;
  }
}
`;
let source = readFileSync(moduleFile, 'utf8');
for (const [from, to] of [
  ['import * as $protobuf from "protobufjs/minimal"', 'import $protobuf from "protobufjs/minimal.js"'],
  ['const $Reader = $protobuf.Reader, ', `${reader}const `],
]) {
  if (source.split(from).length !== 2)
    throw new Error(`proto/generate.js: expected exactly one "${from}" in the output`);
  source = source.replace(from, to);
}
// Absent 64-bit fields are 0 like every number, not a Long, which neither compares nor adds.
source = source.replace(/\$util\.Long \? \$util\.Long\.fromBits\(0,0,(?:true|false)\) : 0/g, '0');
if (source.includes('$util.Long')) throw new Error('proto/generate.js: a Long is left in the output');
writeFileSync(moduleFile, source);
