import { scalectl } from '#proto';
import type { Clock } from '../context.ts';
import { CliError, messageOf } from '../errors.ts';

/** What a node says about itself; see proto/scalectl/admin/v1/admin.proto. */
export type NodeStatus = scalectl.admin.v1.NodeStatus;

/** Who the members are, as one node knows it. */
export type MemberList = scalectl.admin.v1.MemberList;

/** gRPC's INVALID_ARGUMENT and FAILED_PRECONDITION: the node has understood, and says no. */
const refusals: ReadonlySet<number | undefined> = new Set([3, 9]);

const servicePath = '/scalectl.admin.v1.Admin';

/**
 * Asks nodes for their status over one connection each. Probes carry their own deadline: a paused node accepts the
 * connection and never answers.
 */
export class AdminClient {
  readonly #client: import('@grpc/grpc-js').Client;
  readonly #endpoint: string;
  readonly #clock: Clock;

  private constructor(client: import('@grpc/grpc-js').Client, endpoint: string, clock: Clock) {
    this.#client = client;
    this.#endpoint = endpoint;
    this.#clock = clock;
  }

  /** Loads gRPC when it is first needed: it takes longer than all the rest of a small command. */
  static async connect(endpoint: string, clock: Clock): Promise<AdminClient> {
    const { Client, credentials } = await import('@grpc/grpc-js');
    // A booting node refuses connections at first; grpc-js would then wait a second and longer between attempts.
    const options = {
      'grpc.initial_reconnect_backoff_ms': 50,
      'grpc.min_reconnect_backoff_ms': 50,
      'grpc.max_reconnect_backoff_ms': 200,
      // Two scalectl objects in one process must not share a connection that one of them closes.
      'grpc.use_local_subchannel_pool': 1,
      'grpc.enable_http_proxy': 0,
    };
    return new AdminClient(new Client(endpoint, credentials.createInsecure(), options), endpoint, clock);
  }

  /** Rejects when the node does not answer within the timeout. */
  getStatus(timeoutMs: number): Promise<NodeStatus> {
    const { GetStatusRequest, NodeStatus } = scalectl.admin.v1;
    return this.call(`${servicePath}/GetStatus`, GetStatusRequest, {}, NodeStatus, timeoutMs);
  }

  getMembers(timeoutMs: number): Promise<MemberList> {
    const { GetMembersRequest, MemberList } = scalectl.admin.v1;
    return this.call(`${servicePath}/GetMembers`, GetMembersRequest, {}, MemberList, timeoutMs);
  }

  /** Resolves when the node has applied the next configuration. */
  reconfigure(next: scalectl.admin.v1.IReconfigureRequest, timeoutMs: number): Promise<MemberList> {
    const { ReconfigureRequest, MemberList } = scalectl.admin.v1;
    return this.call(`${servicePath}/Reconfigure`, ReconfigureRequest, next, MemberList, timeoutMs);
  }

  /** Resolves when the node knows the new leader. */
  transferLeadership(to: number, timeoutMs: number): Promise<MemberList> {
    const { TransferLeadershipRequest, MemberList } = scalectl.admin.v1;
    return this.call(`${servicePath}/TransferLeadership`, TransferLeadershipRequest, { to }, MemberList, timeoutMs);
  }

  /** Any unary method, by its path and messages. Rejects with CliError `node-unreachable`, or `node-refused`. */
  call<Request, Response>(
    path: string,
    requestType: { encode(request: Request): { finish(): Uint8Array } },
    request: Request,
    responseType: { decode(bytes: Uint8Array): Response },
    timeoutMs: number,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        path,
        (message: Request) => Buffer.from(requestType.encode(message).finish()),
        (bytes) => responseType.decode(bytes),
        request,
        { deadline: this.#clock.wallTimeMs() + timeoutMs },
        (error, response) => {
          if (response) resolve(response);
          else reject(refusals.has(error?.code) && error ? refused(error) : this.#noAnswer(error));
        },
      );
    });
  }

  close(): void {
    this.#client.close();
  }

  #noAnswer(cause: unknown): CliError {
    return new CliError({
      code: 'node-unreachable',
      exit: 'unavailable',
      message: `The node at ${this.#endpoint} does not answer: ${messageOf(cause)}`,
      cause,
    });
  }
}

function refused(cause: import('@grpc/grpc-js').ServiceError): CliError {
  return new CliError({
    code: 'node-refused',
    exit: 'refused',
    message: `A node refused the request: ${cause.details}.`,
    cause,
  });
}
