import { once } from 'node:events';
import { createServer } from 'node:net';
import { messageOf } from '../../core/failure.ts';
import { finding, type Finding } from './finding.ts';

/** Whether a server may listen where every trial does. */
export async function examineLoopback(): Promise<Finding> {
  const server = createServer();
  try {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    server.close();
    return finding('loopback', 'ok', 'a server can listen on 127.0.0.1', '');
  } catch (error) {
    return finding('loopback', 'impossible', messageOf(error), 'allow listening on 127.0.0.1');
  }
}
