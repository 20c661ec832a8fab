// What pages and the core say to each other: questions by kind, answers, progress, and that an answer is not wanted any more.
import type { SourceDeclaration } from "../../agreement/read-sources.js";
import type { Problem } from "../../ground/problem.js";
import type { AssessAnswer, AssessAsk } from "./answers/assess.js";
import type { ImportAnswer, ImportAsk } from "./answers/brought/import.js";
import type { LookAnswer, LookAsk } from "./answers/brought/look.js";
import type { SourcesAnswer, SourcesAsk } from "./answers/brought/sources.js";
import type { CalendarFileAnswer, CalendarFileAsk } from "./answers/calendar-file.js";
import type { CalibrateAnswer, CalibrateAsk } from "./answers/calibrate.js";
import type { ChangesAnswer, ChangesAsk } from "./answers/changes.js";
import type { CountsAnswer, CountsAsk } from "./answers/counts.js";
import type { ExplainAnswer, ExplainAsk } from "./answers/explain.js";
import type { GainsAnswer, GainsAsk } from "./answers/gains/gains.js";
import type { HotSpotsAnswer, HotSpotsAsk } from "./answers/hot-spots.js";
import type { OutlineAnswer, OutlineAsk } from "./answers/outline.js";
import type { PlanAnswer, PlanAsk } from "./answers/posture/plan.js";
import type { PostureAnswer, PostureAsk } from "./answers/posture/posture.js";
import type { ReportAnswer, ReportAsk } from "./answers/report/report.js";
import type { ShapesAnswer, ShapesAsk } from "./answers/shapes.js";
import type { SimulateAnswer, SimulateAsk } from "./answers/simulate.js";
import type { StateAnswer, StateAsk } from "./answers/state.js";
import type { CheckAnswer, CheckAsk } from "./answers/text/check.js";
import type { CompareAnswer, CompareAsk } from "./answers/text/compare.js";
import type { SayAnswer, SayAsk } from "./answers/text/say.js";
import type { TimelineAnswer, TimelineAsk } from "./answers/timeline.js";
import type { DesignAnswer, DesignAsk } from "./answers/windows/design.js";
import type { MonitorAnswer, MonitorAsk } from "./answers/windows/monitor.js";
import type { ProposeAnswer, ProposeAsk } from "./answers/windows/propose.js";

/**
 * Every question and its answer. To add one: a file in `answers/` with its two types and its function, a line here, and a line in
 * `answering.ts`.
 */
export type Questions = {
  readonly assess: { readonly ask: AssessAsk; readonly answer: AssessAnswer };
  readonly calibrate: { readonly ask: CalibrateAsk; readonly answer: CalibrateAnswer };
  readonly calendarFile: { readonly ask: CalendarFileAsk; readonly answer: CalendarFileAnswer };
  readonly changes: { readonly ask: ChangesAsk; readonly answer: ChangesAnswer };
  readonly check: { readonly ask: CheckAsk; readonly answer: CheckAnswer };
  readonly counts: { readonly ask: CountsAsk; readonly answer: CountsAnswer };
  readonly compare: { readonly ask: CompareAsk; readonly answer: CompareAnswer };
  readonly design: { readonly ask: DesignAsk; readonly answer: DesignAnswer };
  readonly explain: { readonly ask: ExplainAsk; readonly answer: ExplainAnswer };
  readonly gains: { readonly ask: GainsAsk; readonly answer: GainsAnswer };
  readonly hotSpots: { readonly ask: HotSpotsAsk; readonly answer: HotSpotsAnswer };
  readonly import: { readonly ask: ImportAsk; readonly answer: ImportAnswer };
  readonly look: { readonly ask: LookAsk; readonly answer: LookAnswer };
  readonly monitor: { readonly ask: MonitorAsk; readonly answer: MonitorAnswer };
  readonly plan: { readonly ask: PlanAsk; readonly answer: PlanAnswer };
  readonly posture: { readonly ask: PostureAsk; readonly answer: PostureAnswer };
  readonly propose: { readonly ask: ProposeAsk; readonly answer: ProposeAnswer };
  readonly outline: { readonly ask: OutlineAsk; readonly answer: OutlineAnswer };
  readonly report: { readonly ask: ReportAsk; readonly answer: ReportAnswer };
  readonly say: { readonly ask: SayAsk; readonly answer: SayAnswer };
  readonly shapes: { readonly ask: ShapesAsk; readonly answer: ShapesAnswer };
  readonly simulate: { readonly ask: SimulateAsk; readonly answer: SimulateAnswer };
  readonly sources: { readonly ask: SourcesAsk; readonly answer: SourcesAnswer };
  readonly state: { readonly ask: StateAsk; readonly answer: StateAnswer };
  readonly timeline: { readonly ask: TimelineAsk; readonly answer: TimelineAnswer };
};

/** The name of a question. */
export type Kind = keyof Questions;

/** Questions that take long: they have a worker of their own, which is ended when the answer is not wanted any more. */
export const longKinds: ReadonlySet<Kind> = new Set<Kind>([
  "calibrate",
  "design",
  "hotSpots",
  "import",
  "plan",
  "report",
  "simulate",
]);

/** Questions about a text that is typed: nothing need be open for them. */
export const textKinds: ReadonlySet<Kind> = new Set<Kind>(["check", "compare", "say"]);

/** Files that the reader brought, and how they are read as sources; in place of the sources of the process file, or beside them. */
export type BroughtFiles = {
  readonly files: readonly { readonly file: File; readonly source: SourceDeclaration }[];
  readonly instead: boolean;
};

/** The files of a process as they are handed over. The bytes are moved, not copied. */
export type HandedFiles = {
  readonly file: string;
  readonly text: string;
  readonly named: readonly (readonly [path: string, bytes: Uint8Array<ArrayBuffer>])[];
  /** Files that only this tab has: read from where they lie, not handed over. */
  readonly brought?: BroughtFiles;
};

/** What a page says. */
export type ToCore =
  /** Opens a process, and keeps it in place of the one before. */
  | { readonly kind: "open"; readonly id: number; readonly files: HandedFiles }
  | {
      readonly [K in Kind]: {
        readonly kind: "ask";
        readonly id: number;
        readonly what: K;
        readonly ask: Questions[K]["ask"];
      };
    }[Kind]
  | { readonly kind: "cancel"; readonly id: number };

/** What the core says. Every question gets exactly one `answer`, `problems`, `cancelled` or `fault`. */
export type FromCore =
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown; readonly milliseconds: number }
  | { readonly kind: "problems"; readonly id: number; readonly problems: readonly Problem[] }
  | { readonly kind: "progress"; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: "cancelled"; readonly id: number }
  | { readonly kind: "fault"; readonly id: number; readonly message: string };
