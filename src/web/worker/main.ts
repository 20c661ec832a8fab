// The worker itself: messages in, messages out.
import { createAnswering } from "./answering.js";
import type { FromCore, ToCore } from "./protocol.js";

const answer = createAnswering((message: FromCore) => self.postMessage(message));
self.addEventListener("message", (event: MessageEvent<ToCore>) => void answer(event.data));
