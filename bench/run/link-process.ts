import { openRelay, type Relay } from '../link/relay.ts';
import type { RelayReadings } from '../link/readings.ts';
import { rowOver } from '../transports.ts';
import { ledgerMaker } from './dissection.ts';
import type { LinkCalls } from './link-calls.ts';
import { answerCalls } from './remote-calls.ts';
import { windowReadings, type WindowReadings } from './window-readings.ts';

type OpenLink = { readonly relay: Relay; readonly readings: WindowReadings<RelayReadings> };

let link: OpenLink | undefined;

function opened(): OpenLink {
  if (link === undefined) throw new Error('the link is not open yet');
  return link;
}

// Ctrl-C reaches the whole process group; the parent decides what becomes of a trial.
process.on('SIGINT', () => undefined);

const channel = answerCalls({
  async open({ row, http, targetPort, delayUs, tls, ledger }) {
    const dissect = ledger ? ledgerMaker(rowOver(row, http)) : undefined;
    const relay = await openRelay({
      targetPort,
      delayUs,
      ...(tls === null ? {} : { tls: { alpn: tls } }),
      ...(dissect === undefined ? {} : { dissect }),
    });
    const readings = windowReadings(
      () => relay.readings(),
      () => {
        relay.phase('steady');
      },
    );
    link = { relay, readings };
    return { port: relay.port, ca: relay.ca ?? null };
  },
  window(window) {
    opened().readings.arrange(window);
  },
  readings: () => opened().readings.finish(),
  current: () => opened().relay.readings(),
  teardown() {
    opened().relay.phase('teardown');
  },
  async close() {
    const { relay } = opened();
    await relay.close();
    setImmediate(() => {
      channel.leave();
    });
    return { connectionsLeft: relay.readings().connections.open };
  },
} satisfies LinkCalls);
