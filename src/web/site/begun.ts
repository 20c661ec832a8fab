// The site that the pages come from, asked for once and as early as can be.
import type { Result } from "../../ground/problem.js";
import { chooseSite } from "./choose-site.js";
import type { Site } from "./site.js";

/** The site, or what stands in its way. */
export const begunSite: Promise<Result<Site>> = chooseSite(new URL(".", document.baseURI).href);
