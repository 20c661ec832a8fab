// Begins what takes longest before the app itself has arrived: the worker of the core, and the process that is looked at.
import { openAhead } from "./shell/opened-ahead.js";
import { begunSite } from "./site/begun.js";
import { startAhead } from "./worker/start.js";

startAhead();
const [, words] = window.location.hash.split("?", 2);
void openAhead(begunSite, new URLSearchParams(words).get("process"));
void import("./main.js");
