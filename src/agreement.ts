// The door to agreements: reading, checking, judging and foreseeing them; in Node and in the browser, apart from the violence alone.

export { type Checked, type CheckOptions, checkAgreement, checkProcessFile } from "./agreement/check.js";
export { formOfClause, hashOfAgreement, hashOfClause } from "./agreement/clause-hash.js";
export { printProcessFile } from "./agreement/printing/process-file.js";
export { type Read, readAll, readProcessFile } from "./agreement/process-file.js";
export { sayClause, sayDuty } from "./agreement/saying/clause.js";
export { sayCondition } from "./agreement/saying/conditions.js";
export { sayPhase } from "./agreement/saying/phase.js";
export type { Clause, Consequence, Effect, Grade } from "./agreement/terms/clause.js";
export type { Condition } from "./agreement/terms/condition.js";
export type { AgreedDate, CalendarRules, Moment } from "./agreement/terms/date.js";
export type { Assumption, Phase } from "./agreement/terms/phase.js";
export type { Posture } from "./agreement/terms/posture.js";
export type { ProcessFile } from "./agreement/terms/process.js";
export { type Fact, type FactId, type FactValue, factId } from "./conditions/fact.js";
export { type FactIndex, factIndex, withFact } from "./conditions/fact-index.js";
export { createJudge, type Judge } from "./conditions/judge.js";
export type { Knowledge } from "./conditions/knowledge.js";
export { type FactFile, readFactFiles, readFacts } from "./conditions/read-facts.js";
export { readLine } from "./conditions/read-line.js";
export type { ClauseStatus, Figures, Judged, Level, Truth, Why } from "./conditions/result.js";
export { whyLines } from "./conditions/why-lines.js";
export { formatInCalendars, parseCalendarDate } from "./ground/calendars.js";
export {
  type FloorJudgement,
  type FloorTerms,
  judgeFloor,
} from "./indicators/judge-floor.js";
export { declaredSeries, readIndicatorFile } from "./indicators/read-file.js";
export { type Figure, type IndicatorSeries, withFigures } from "./indicators/series.js";
export { checkPlan } from "./posture/check-plan.js";
export { type FundingOnDay, fundingOn } from "./posture/funding.js";
export { type PostureOnDay, postureOn } from "./posture/on-day.js";
export type { NoPlan, Plan } from "./posture/plan.js";
export { planDrawdown } from "./posture/plan-drawdown.js";
export { beginningOf } from "./process/beginning-of.js";
export { type Change, changedSince } from "./process/changes.js";
export { type Simulation, type SimulationOptions, simulate } from "./process/simulate.js";
export type { ProcessState } from "./process/state.js";
export { type AsOf, stateOf } from "./process/state-of.js";
export { type Timeline, timelineOf } from "./process/timeline.js";
export { readIatiFile } from "./sources/iati/activity-file.js";
export { fetchIati, iatiCitation, iatiColumns } from "./sources/iati/datastore.js";
export { type IatiTransaction, iatiFactColumns, iatiFacts } from "./sources/iati/transaction.js";
