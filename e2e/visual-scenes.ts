// Machines to look at, as links: a number of tasks in two hierarchies, some running, most asleep.
import {deflateRawSync} from 'node:zlib';
import {expect, type Page} from '@playwright/test';
import {open, ready, standStill} from './page';

const containers = `mkdir -p /dev/ct /dev/nt
mount -t container -o cpuset,cpuacct none /dev/ct
mount -t container -o numtasks none /dev/nt
cd /dev/ct
for c in web db batch; do mkdir $c; echo 0 > $c/mems; done
echo 0-3 > web/cpus; echo 4-5 > db/cpus; echo 6-7 > batch/cpus
echo 1 > db/mems; echo 1 > batch/mems
mkdir web/cgi; echo 2-3 > web/cgi/cpus; echo 0 > web/cgi/mems
mkdir /dev/nt/alice /dev/nt/bob /dev/nt/bob/ci
`;

/** A script that starts tasks and spreads them over the containers. */
const crowd = (tasks: number): string => `${containers}
i=0
while [ $i -lt ${tasks} ]; do
  case $((i % 6)) in 0) spin 600 & ;; *) sleep 600 & ;; esac
  case $((i % 4)) in 0) c=web ;; 1) c=web/cgi ;; 2) c=db ;; 3) c=batch ;; esac
  case $((i % 3)) in 0) n=alice ;; 1) n=bob ;; 2) n=bob/ci ;; esac
  echo $! > /dev/ct/$c/tasks
  echo $! > /dev/nt/$n/tasks
  i=$((i + 1))
done
`;

export const linkTo = (document: unknown): string =>
  `#s1:${deflateRawSync(Buffer.from(JSON.stringify(document))).toString('base64url')}`;

/** Opens a machine with so many tasks in its containers, and stops it. */
export async function openCrowd(page: Page, tasks: number): Promise<void> {
  const script = crowd(tasks);
  await open(
    page,
    linkTo({format: 1, machine: {cpus: 8, nodes: 2, limit: 600, debug: 1}, script, inputs: [], length: 20_000}),
  );
  await ready(page);
  await expect(page.locator('[role=treeitem][data-pid]').first()).toBeAttached({timeout: 20_000});
  await standStill(page);
}

export const sizes = {
  wide: {width: 1440, height: 900},
  small: {width: 1280, height: 720},
  phone: {width: 390, height: 844},
} as const;
