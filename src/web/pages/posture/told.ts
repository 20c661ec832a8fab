// As much of a posture as the parts of the page are given.
import type { PostureAnswer } from "../../worker/answers/posture/posture.js";

/** A posture that a process tells of. */
export type ToldPosture = NonNullable<PostureAnswer["posture"]>;
