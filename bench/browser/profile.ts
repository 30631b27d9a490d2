import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A browser left to itself opens connections that it may need later; they would be counted as a transport's own.
 * 2 is "never" (Chromium: prefetch::NetworkPredictionOptions::kDisabled).
 */
const PREFERENCES = { net: { network_prediction_options: 2 } };

/** A fresh profile in a folder of its own, which is gone with this process at the latest. */
export function openProfile(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'pushbench-chromium-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  const remove = (): void => {
    // Its processes may still be writing as they end.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', remove);
  return {
    folder,
    remove() {
      process.off('exit', remove);
      remove();
    },
  };
}
