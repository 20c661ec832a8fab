// The app: which processes there are, which one is looked at, and the page on it.
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Result } from "../../ground/problem.js";
import { Empty, Loading, Problems } from "../show/states.js";
import { isOffline } from "../site/fetching.js";
import { firstOf } from "../site/first-of.js";
import type { Site, SiteProcess } from "../site/site.js";
import { Layout } from "./layout.js";
import { OpenedProcess } from "./opened.js";
import { useRoute } from "./route.js";

/** The app on a site, or on what stood in the way of one. */
export function App({ site }: { readonly site: Result<Site> }): ReactNode {
  if (!site.ok) {
    return (
      <Layout processes={[]}>
        <Problems
          problems={site.problems}
          offline={isOffline(site.problems)}
          again={() => window.location.reload()}
        />
      </Layout>
    );
  }
  return <Processes site={site.value} />;
}

function Processes({ site }: { readonly site: Site }): ReactNode {
  const { t } = useTranslation();
  const { words } = useRoute();
  const [listed, list] = useListed(site);
  if (listed === undefined) {
    return (
      <Layout processes={[]}>
        <Loading />
      </Layout>
    );
  }
  if (!listed.ok) {
    return (
      <Layout processes={[]}>
        <Problems problems={listed.problems} offline={isOffline(listed.problems)} again={list} />
      </Layout>
    );
  }
  const processes = listed.value;
  const process = processes.find(({ id }) => id === words.process) ?? firstOf(processes);
  if (process === undefined) {
    return (
      <Layout processes={[]}>
        <Empty title={t("none.title")} text={t("none.text")} />
      </Layout>
    );
  }
  return (
    <OpenedProcess site={site} processes={processes} process={process}>
      <Layout processes={processes} process={process} />
    </OpenedProcess>
  );
}

function useListed(site: Site): readonly [Result<readonly SiteProcess[]> | undefined, () => void] {
  const [listed, setListed] = useState<Result<readonly SiteProcess[]>>();
  const list = useCallback(() => {
    site.list().then(setListed, () => undefined);
  }, [site]);
  useEffect(() => {
    list();
    return site.watch?.(list);
  }, [site, list]);
  return [listed, list];
}
