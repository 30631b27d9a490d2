#!/usr/bin/env node
// Starts the command line on the right Node: the one that the checkout pins, else the running one when it is new
// enough. Kept to what Node 12 can parse, so that an old Node gets one clear line and not a syntax error.
import { spawn } from 'child_process';
import { constants } from 'os';
import { pathToFileURL } from 'url';
import { cli, obstacle, pinnedNode } from './runtime.js';

const USAGE_EXIT = 2;
const isWindows = process.platform === 'win32';

/** A terminal and a supervisor may both pass on one Ctrl-C; what comes later than this is a second one. */
const SAME_SIGNAL_MS = 500;

const pinned = pinnedNode();
if (pinned === null || pinned.version === process.versions.node) runHere();
else handOver(pinned.program);

function runHere() {
  const why = obstacle();
  if (why === null) {
    import(pathToFileURL(cli).href);
  } else {
    console.error(`pushbench: ${why}`);
    process.exitCode = USAGE_EXIT;
  }
}

/**
 * Runs the command line on another Node, and ends as it ends. The child is given a process group of its own:
 * else a terminal's Ctrl-C would reach it twice, once from the terminal and once from here. Nothing is said on the
 * channel to it; by its end the child learns of this process's end, were it killed.
 */
function handOver(program) {
  const child = spawn(program, process.execArgv.concat(cli, process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: !isWindows,
  });
  // A Node for another C library does not start at all; the running one may still do.
  child.on('error', runHere);
  if (child.pid === undefined) return;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) passOn(signal, child);
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? code : 128 + constants.signals[signal]);
  });
}

function passOn(signal, child) {
  let passedAt = -Infinity;
  process.on(signal, () => {
    // Windows tells every process of the console itself, and to send a signal there is to kill.
    if (isWindows || Date.now() - passedAt < SAME_SIGNAL_MS) return;
    passedAt = Date.now();
    child.kill(signal);
  });
}
