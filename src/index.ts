// The front door: everything above the wall, in Node and in the browser.
export { type Absent, absent, isAbsent } from "./ground/absence.js";
export { addDays, type Day, dayOf, formatDay, parseDay, partsOfDay } from "./ground/day.js";
export {
  canonicalForm,
  type Fingerprint,
  fingerprintOf,
  fingerprintOfBytes,
} from "./ground/fingerprint.js";
export {
  type DayInterval,
  daysFrom,
  formatInterval,
  interval,
  lengthOf,
  overlap,
} from "./ground/interval.js";
export { byCodeUnit, type PartyId, type PlaceId, partyId, placeId } from "./ground/names.js";
export { didYouMean, nearest } from "./ground/nearest.js";
export {
  failure,
  type Problem,
  type ProblemCode,
  problem,
  problemCodes,
  type Result,
  type Spot,
  success,
} from "./ground/problem.js";
export { problemsText, problemText } from "./ground/problem-text.js";
