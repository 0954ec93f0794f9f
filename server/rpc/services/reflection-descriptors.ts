import { type AnyDefinition, loadSync } from '@grpc/proto-loader';
import descriptor, {
  type IDescriptorProto,
  type IEnumDescriptorProto,
  type IFileDescriptorProto,
} from 'protobufjs/ext/descriptor/index.js';
import { protoDir } from '../../../proto/paths.ts';

/** The .proto files as compiled descriptors, for reflection. */
export interface DescriptorIndex {
  /** A file and everything it imports, encoded; null when it is not known. */
  file(name: string): Uint8Array[] | null;
  /** By the full name of a service, method, message or enum. */
  fileOfSymbol(symbol: string): Uint8Array[] | null;
}

const protoFiles = [
  'etcd/rpc.proto',
  'etcd/v3election.proto',
  'etcd/v3lock.proto',
  'grpc/health.proto',
  'grpc/reflection_v1.proto',
  'grpc/reflection_v1alpha.proto',
  'scalectl/admin/v1/admin.proto',
  'scalectl/peer/v1/peer.proto',
];

let loaded: DescriptorIndex | null = null;

/** Reads and compiles the .proto files when first asked. */
export function descriptorIndex(): DescriptorIndex {
  loaded ??= buildIndex(loadFiles());
  return loaded;
}

interface File {
  readonly name: string;
  readonly descriptor: IFileDescriptorProto;
  readonly symbols: readonly string[];
}

/**
 * The loader gives one file per package, without imports and with names relative to where they stand (protobufjs). Both
 * are completed here: tools resolve neither.
 */
function loadFiles(): File[] {
  const definitions = loadSync(protoFiles, { includeDirs: [protoDir], keepCase: true });
  const byName = new Map<string, IFileDescriptorProto>();
  for (const bytes of Object.values(definitions).flatMap(fileDescriptorsOf)) {
    const file = descriptor.FileDescriptorProto.decode(bytes) as unknown as IFileDescriptorProto;
    byName.set(file.name ?? '', file);
  }
  return [...byName].map(([name, file]) => ({ name, descriptor: file, symbols: symbolsOf(file) }));
}

function fileDescriptorsOf(definition: AnyDefinition): Uint8Array[] {
  return 'fileDescriptorProtos' in definition ? (definition.fileDescriptorProtos as Buffer[]) : [];
}

function buildIndex(files: readonly File[]): DescriptorIndex {
  const fileBySymbol = new Map(files.flatMap((file) => file.symbols.map((symbol) => [symbol, file.name] as const)));
  for (const file of files) complete(file, fileBySymbol);
  const encoded = new Map(files.map((file) => [file.name, withImports(file, files)]));
  const fileNamed = (name: string) => encoded.get(name) ?? null;
  return { file: fileNamed, fileOfSymbol: (symbol) => fileNamed(fileBySymbol.get(symbol) ?? '') };
}

function complete({ name, descriptor: file }: File, fileBySymbol: ReadonlyMap<string, string>): void {
  const imports = new Set<string>();
  const resolve = (scope: string, typeName: string) => {
    const symbol = resolveName(scope, typeName, fileBySymbol);
    const home = fileBySymbol.get(symbol) as string;
    if (home !== name) imports.add(home);
    return `.${symbol}`;
  };
  const completeMessage = (scope: string, message: IDescriptorProto) => {
    const fullName = `${scope}.${message.name}`;
    for (const field of message.field ?? []) {
      if (field.typeName) field.typeName = resolve(fullName, field.typeName);
    }
    for (const nested of message.nestedType ?? []) completeMessage(fullName, nested);
  };
  for (const message of file.messageType ?? []) completeMessage(file.package ?? '', message);
  file.dependency = [...imports];
}

/** As protoc resolves: the innermost scope that knows the name. */
function resolveName(scope: string, typeName: string, known: ReadonlyMap<string, unknown>): string {
  if (typeName.startsWith('.')) return typeName.slice(1);
  const scopes = scope.split('.');
  for (let length = scopes.length; length >= 0; length--) {
    const candidate = [...scopes.slice(0, length), typeName].join('.');
    if (known.has(candidate)) return candidate;
  }
  throw new Error(`${typeName}, used in ${scope}, is defined in no .proto file`);
}

function symbolsOf(file: IFileDescriptorProto): string[] {
  const scope = file.package ?? '';
  return [
    ...(file.messageType ?? []).flatMap((message) => messageSymbols(scope, message)),
    ...enumSymbols(scope, file.enumType),
    ...(file.service ?? []).flatMap((service) => [
      `${scope}.${service.name}`,
      ...(service.method ?? []).map((method) => `${scope}.${service.name}.${method.name}`),
    ]),
  ];
}

function messageSymbols(scope: string, message: IDescriptorProto): string[] {
  const fullName = `${scope}.${message.name}`;
  const nested = (message.nestedType ?? []).flatMap((inner) => messageSymbols(fullName, inner));
  return [fullName, ...nested, ...enumSymbols(fullName, message.enumType)];
}

function enumSymbols(scope: string, enums: readonly IEnumDescriptorProto[] | undefined): string[] {
  return (enums ?? []).map(({ name }) => `${scope}.${name}`);
}

function withImports(file: File, files: readonly File[]): Uint8Array[] {
  const found = new Set<File>([file]);
  // A Set hands out what is added while it is walked.
  for (const { descriptor: next } of found) {
    for (const other of files) if (next.dependency?.includes(other.name)) found.add(other);
  }
  return [...found].map((each) => descriptor.FileDescriptorProto.encode(each.descriptor as object).finish());
}
