/** Entry of a child process that starts three nodes of the etcd in its first argument, in the folder in its second. */
import { EtcdCluster } from '../../../bench/peers/etcd-cluster.ts';

const [path = '', dir = ''] = process.argv.slice(2);
await EtcdCluster.start({ path, version: '0', origin: 'path' }, dir, 3, 600_000);
