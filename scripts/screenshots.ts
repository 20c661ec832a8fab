// Takes pictures of the pages of the app, in both themes, at the width of a telephone and of a desk: npx tsx scripts/screenshots.ts [OUT] [WORD …]
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve, settled, startChromium, watchedPage } from "../test/web/browser.js";

const root = resolve(import.meta.dirname, "..");
const [out = join(root, "out/screenshots"), ...words] = process.argv.slice(2);

/** What is looked at: a name, and the link below the address. */
const views: readonly { readonly name: string; readonly link: string }[] = [
  { name: "violence", link: "#/violence?process=syria-2016" },
  { name: "violence-what-if", link: "#/violence?process=syria-2016&fall=0.2&days=14" },
  { name: "violence-no-events", link: "#/violence?process=afghanistan-2020" },
  { name: "violence-dari", link: "#/violence?process=syria-2016&lang=fa-AF" },
  { name: "monitor", link: "#/monitor?process=syria-2016" },
  { name: "monitor-day", link: "#/monitor?process=ukraine-2015&on=2015-03-01" },
  { name: "design", link: "#/design?process=syria-2016" },
  { name: "design-nothing", link: "#/design?process=syria-2016&test=-&count=deaths&days=14" },
  { name: "overview", link: "#/overview?process=syria-2016" },
  { name: "overview-clauses", link: "#/overview?process=afghanistan-2020&on=2020-09-20&known=2020-09-20" },
  { name: "process", link: "#/process?process=afghanistan-2020&on=2020-07-14&known=2020-07-14" },
  { name: "process-clause", link: "#/process?process=afghanistan-2020&on=2020-09-20&clause=us-8600" },
  {
    name: "process-claims",
    link: "#/process?process=afghanistan-2020&on=2020-08-05&known=2020-08-05&view=claims",
  },
  { name: "process-days", link: "#/process?process=afghanistan-2020&on=2020-09-20&view=days" },
  { name: "process-course", link: "#/process?process=afghanistan-2020&on=2020-09-20&view=course" },
  {
    name: "process-ahead",
    link: "#/process?process=afghanistan-2020&on=2020-03-01&known=2020-03-01&view=ahead&from=2020-03-01&runs=1000&seed=1&years=2",
  },
];
const widths = [390, 1440];
const themes = ["light", "dark"] as const;

mkdirSync(out, { recursive: true });
const server = await serve(join(root, "examples"));
const browser = await startChromium();
for (const { name, link } of views.filter((view) => words.length === 0 || words.includes(view.name))) {
  for (const width of widths) {
    for (const theme of themes) {
      const { page, wrong } = await watchedPage(browser, {
        address: `${server.address}${link}`,
        viewport: { width, height: width === 390 ? 844 : 900 },
        colorScheme: theme,
      });
      await page.waitForLoadState("networkidle");
      await settled(page);
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(out, `${name}-${width}-${theme}.png`), fullPage: true });
      const wider = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
      console.log(
        `${name} ${width} ${theme}${wider === true ? " WIDER THAN THE SCREEN" : ""} ${wrong.join("; ")}`,
      );
      await page.context().close();
    }
  }
}
await browser.close();
await server.close();
