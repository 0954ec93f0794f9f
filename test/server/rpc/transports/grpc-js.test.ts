import { createGrpcJsServer } from '../../../../server/rpc/transports/grpc-js.ts';
import { rpcServerContract } from '../contract.ts';

rpcServerContract('grpc-js', createGrpcJsServer);
