#!/usr/bin/env node
// Starts the command line from the built files.
import { main } from "../dist/cli/main.js";

process.exitCode = await main(process.argv.slice(2));
