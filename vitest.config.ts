// Runs every test file under test/, one process per core, with the time zone fixed far from UTC on purpose.
import { defineConfig } from "vitest/config";

process.env.TZ = "Pacific/Kiritimati";

export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
