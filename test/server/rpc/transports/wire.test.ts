import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { rpcServerContract } from '../contract.ts';

rpcServerContract('wire', createWireServer);
