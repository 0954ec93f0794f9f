import { grpc } from '#proto';
import { bidi, implement, type Service } from '../service-definition.ts';
import { statusNumbers } from '../status.ts';
import type { DescriptorIndex } from './reflection-descriptors.ts';

const v1 = grpc.reflection.v1;
const v1alpha = grpc.reflection.v1alpha;

const v1Definition = {
  name: 'grpc.reflection.v1.ServerReflection',
  methods: {
    info: bidi(
      '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
      v1.ServerReflectionRequest,
      v1.ServerReflectionResponse,
    ),
  },
};

/** The same messages under another name; older tools know only this one. */
const v1alphaDefinition = {
  name: 'grpc.reflection.v1alpha.ServerReflection',
  methods: {
    info: bidi(
      '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo',
      v1alpha.ServerReflectionRequest,
      v1alpha.ServerReflectionResponse,
    ),
  },
};

type Request = grpc.reflection.v1.IServerReflectionRequest;
type Response = grpc.reflection.v1.IServerReflectionResponse;

/**
 * Tells tools such as grpcurl which services there are and what their messages look like.
 * `serviceNames`: full names of what is served.
 */
export function reflectionServices(serviceNames: readonly string[]): readonly Service[] {
  const names = [...serviceNames, v1Definition.name, v1alphaDefinition.name].sort();
  async function* info(requests: AsyncIterable<Request>): AsyncGenerator<Response> {
    for await (const request of requests) {
      // Parsing the .proto files takes tens of milliseconds: for the one who asks, not for every start of a node.
      const { descriptorIndex } = await import('./reflection-descriptors.ts');
      yield { validHost: request.host ?? '', originalRequest: request, ...answer(request, descriptorIndex(), names) };
    }
  }
  return [implement(v1Definition, { info }), implement(v1alphaDefinition, { info })];
}

function answer(request: Request, index: DescriptorIndex, serviceNames: readonly string[]): Response {
  if (request.listServices !== null && request.listServices !== undefined) {
    return { listServicesResponse: { service: serviceNames.map((name) => ({ name })) } };
  }
  if (request.fileContainingSymbol)
    return files(index.fileOfSymbol(request.fileContainingSymbol), request.fileContainingSymbol);
  if (request.fileByFilename) return files(index.file(request.fileByFilename), request.fileByFilename);
  if (request.allExtensionNumbersOfType) {
    // proto3 messages have no extensions.
    return { allExtensionNumbersResponse: { baseTypeName: request.allExtensionNumbersOfType, extensionNumber: [] } };
  }
  return notFound('the extension');
}

function files(fileDescriptorProto: Uint8Array[] | null, what: string): Response {
  return fileDescriptorProto === null ? notFound(what) : { fileDescriptorResponse: { fileDescriptorProto } };
}

function notFound(what: string): Response {
  return { errorResponse: { errorCode: statusNumbers.NOT_FOUND, errorMessage: `${what} is not known here` } };
}
