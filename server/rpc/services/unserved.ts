import type { MethodKind } from '../method-description.ts';
import type { BoundMethod, Service } from '../service-definition.ts';
import { notServed } from './etcd-errors.ts';

/** What etcd 3.6 serves and a node does not yet. */
const unserved: Readonly<Record<string, Readonly<Record<string, MethodKind>>>> = {
  'etcdserverpb.Maintenance': { Downgrade: 'unary' },
  'etcdserverpb.Auth': {
    AuthEnable: 'unary',
    AuthDisable: 'unary',
    AuthStatus: 'unary',
    Authenticate: 'unary',
    UserAdd: 'unary',
    UserGet: 'unary',
    UserList: 'unary',
    UserDelete: 'unary',
    UserChangePassword: 'unary',
    UserGrantRole: 'unary',
    UserRevokeRole: 'unary',
    RoleAdd: 'unary',
    RoleGet: 'unary',
    RoleList: 'unary',
    RoleDelete: 'unary',
    RoleGrantPermission: 'unary',
    RoleRevokePermission: 'unary',
  },
};

const noBytes = new Uint8Array(0);

/** Answers what etcd clients may ask for in vain with UNIMPLEMENTED and a sentence that says so. */
export function unservedServices(): readonly Service[] {
  return Object.entries(unserved).map(([name, methods]) => ({
    name,
    methods: Object.entries(methods).map(([method, kind]) => refusing(name, method, kind)),
  }));
}

function refusing(service: string, name: string, kind: MethodKind): BoundMethod {
  const refusal = notServed(`${service.slice(service.indexOf('.') + 1)}/${name} is`);
  return {
    // Nothing of the request matters. An empty object stands for it: transports take no falsy message.
    method: { name, path: `/${service}/${name}`, kind, decode: () => ({}), encode: () => noBytes, writer: null },
    handler: () => {
      throw refusal;
    },
  };
}
