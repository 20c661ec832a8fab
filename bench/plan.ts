// How long a drawdown takes: 38 nations × 6 roles × 12 tranches, for both aims, and the naming of a conflict of the same size.
import { performance } from "node:perf_hooks";
import process from "node:process";
import { openHighs } from "../src/engines/highs.js";
import { addDays, formatDay } from "../src/ground/day.js";
import { stream } from "../src/numbers/random.js";
import { checkPlan } from "../src/posture/check-plan.js";
import { planDrawdown } from "../src/posture/plan-drawdown.js";
import { ceiling, contribution, day, floor, postureOf, tranche, world } from "../test/posture/postures.js";

const nations = 38;
const roles = ["combat", "training", "logistics", "airlift", "medevac", "force-protection"];
const costs = [3, 1, 2, 1.5, 1, 4];
const tranches = 12;

/** One nation with 13,000, the others with up to 1,500; each has some of every role. */
function coalition(seed: number, lift: number) {
  const random = stream(20200229, seed);
  const contributions = Array.from({ length: nations }, (_, n) => {
    const size = n === 0 ? 13_000 : 40 + Math.floor(random.uniform() * random.uniform() * 1460);
    const parts = roles.map(() => 0.1 + random.uniform());
    const sum = parts.reduce((a, b) => a + b, 0);
    return roles.map((role, r) =>
      contribution(`nation-${n}`, role, Math.max(1, Math.round((size * parts[r]) / sum))),
    );
  }).flat();
  const start = day("2020-02-01");
  return postureOf({
    roles: roles.map((name, r) => ({ name, title: name, costPerMonth: costs[r] })),
    contributions,
    ceilings: [
      ceiling("largest", 8600, addDays(start, 160), { nations: ["nation-0"] }),
      ceiling("nobody", 0, addDays(start, 31 * tranches)),
    ],
    floors: [
      floor("rescue", 200, { roles: ["medevac"] }, { roles: ["combat", "training"] }),
      floor("airlift", 60, { roles: ["airlift"], nations: ["nation-0"] }),
      floor("guard", 300, { roles: ["force-protection"] }, { roles: ["training", "logistics"] }),
    ],
    proportion: { tolerance: 0.05 },
    tranches: Array.from({ length: tranches }, (_, t) =>
      tranche(`t${t + 1}`, addDays(start, 31 * (t + 1)), lift),
    ),
  });
}

const solver = await openHighs();
const only = process.argv[2];
for (const [what, aim, lift] of [
  ["latest safe", "latest-safe", 3500],
  ["least cost", "least-cost", 3500],
  ["a conflict", "latest-safe", 1500],
] as const) {
  if (only !== undefined && !what.includes(only)) continue;
  for (const seed of [1, 2, 3]) {
    const posture = coalition(seed, lift);
    const [began, busy] = [performance.now(), process.cpuUsage()];
    const planned = await planDrawdown(posture, world, { aim }, solver);
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(busy);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    const { value } = planned;
    const told =
      value.kind === "plan"
        ? `${value.contingents.length} contingents in ${value.tranches.length} tranches to ${formatDay(value.tranches[tranches - 1].day)}, ${value.proven ? "proven best" : "not proven"}, ${checkPlan(posture, world, value).length} breaches, ${value.tranches.map((t) => t.leaving).join(" ")}`
        : value.problem.message;
    console.log(
      `${what}, seed ${seed}: ${seconds.toFixed(1)} s (goal 10), ${((user + system) / 1e6).toFixed(1)} s of them computing; ${told}`,
    );
  }
}
