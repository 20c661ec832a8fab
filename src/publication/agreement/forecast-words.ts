// What a simulation says, in words: how likely each phase is by when, and what holds it back most.
import { sayDuty } from "../../agreement/saying/clause.js";
import type { ProcessFile } from "../../agreement/terms/process.js";
import { isAbsent } from "../../ground/absence.js";
import type { Simulation } from "../../process/simulate.js";
import type { Hindrance, PhaseForecast, Quantile } from "../../process/simulation/forecast.js";
import { percent, sayDay, sayDays } from "../words.js";

/** A day of a simulation, or that too few runs get so far. */
export function quantileWords(day: Quantile): string {
  return isAbsent(day) ? "not by the end" : sayDay(day.day);
}

/** When a phase opens, in a sentence. */
export function phaseForecastSentence(
  phase: PhaseForecast,
  { start, until }: Pick<Simulation, "start" | "until">,
): string {
  if (!isAbsent(phase.planned) && phase.planned < start && phase.reached.value === 1)
    return `“${phase.title}” has opened already.`;
  const chance = `“${phase.title}” opens by ${sayDay(until)} with a probability of ${percent(phase.reached.value)}`;
  if (isAbsent(phase.median)) return `${chance}.`;
  return `${chance}; half of the time by ${sayDay(phase.median.day)} (eight in ten: ${quantileWords(phase.low)} to ${quantileWords(phase.high)}).`;
}

/** What holds a phase back most, as far as it holds it back at all. */
export function mainHindrances(phase: PhaseForecast, most = 3): readonly Hindrance[] {
  return phase.heldBackBy
    .filter(
      (one) => one.likelierByEnd.value > 0.005 || (!isAbsent(one.daysEarlier) && one.daysEarlier.median >= 1),
    )
    .slice(0, most);
}

/** One hindrance in a sentence. */
export function hindranceSentence(one: Hindrance, process: ProcessFile): string {
  const earlier =
    isAbsent(one.daysEarlier) || one.daysEarlier.median < 1
      ? undefined
      : `the phase would open ${sayDays(Math.round(one.daysEarlier.median))} earlier`;
  const likelier =
    one.likelierByEnd.value > 0.005
      ? `be likelier by ${Math.round(100 * one.likelierByEnd.value)} points`
      : undefined;
  const gain = [earlier, likelier].filter((part) => part !== undefined).join(" and ");
  return `${titleOf(one.about, process)} is the last thing waited for in ${percent(one.last.value)} of runs${gain === "" ? "" : `; were it done at once, ${earlier === undefined ? `the phase would ${gain}` : gain}`}.`;
}

/** What a name stands for, as people read it. */
export function titleOf(name: string, process: ProcessFile): string {
  const clause = process.clauses.find((one) => one.name === name);
  if (clause !== undefined) return `“${sayDuty(clause)}” (${name})`;
  const event = process.events.find((one) => one.name === name);
  return event === undefined ? `“${name}”` : `“${event.title}” (${name})`;
}
