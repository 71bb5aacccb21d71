// notify_on_release and the release agent: when it is started, with what, and when not.
// (V6 3/6, check_for_release and container_release_agent)

import {AT_C, type Rule} from './rule';

const CHECK = 'V6 1/6, check_for_release';
const AGENT = 'V6 3/6, container_release_agent';

/** An agent that notes the path, in a hierarchy at /c with a flagged child g. */
const NOTES = `cat > /bin/agent <<'END'
#!/bin/sh
echo "$1" >> /tmp/released
END
chmod 755 /bin/agent; : > /tmp/released
`;
const WITH_AGENT = `${NOTES}${AT_C}echo -n /bin/agent > /c/release_agent
mkdir /c/g; echo 1 > /c/g/notify_on_release
`;
/** Waits until an agent had time to run. */
const SHOW = 'sleep 0.5; cat /tmp/released; echo end';

export const RELEASE_RULES: readonly Rule[] = [
  {
    id: 'release: the last task ends',
    source: 'V6 3/6, container_exit',
    sentence: 'When the last task of a flagged container ends the agent is started, once.',
    script: `${WITH_AGENT}sleep 1 & echo $! > /c/g/tasks; sleep 4 & echo $! > /c/g/tasks; sleep 1.5; ${SHOW}
wait; ${SHOW}
`,
    output: `end
/g
end
`,
    off: ['kernel/container/fork-exit.ts', 'frame.release = checkForRelease(k, container);', ''],
  },
  {
    id: 'release: the last task leaves',
    source: 'V6 3/6, attach_task',
    sentence: 'When the last task is moved out the agent is started.',
    script: `${WITH_AGENT}sleep 9 & echo $! > /c/g/tasks; ${SHOW}; echo $! > /c/tasks; ${SHOW}
`,
    output: `end
/g
end
`,
    off: ['kernel/container/attach.ts', 'frame.release = checkForRelease(k, frame.old);', ''],
  },
  {
    id: 'release: the last child goes',
    source: 'V6 3/6, container_rmdir',
    sentence: 'When the last child of an empty, flagged container is removed the agent is started for the parent.',
    script: `${WITH_AGENT}mkdir /c/g/x /c/g/y; rmdir /c/g/x; ${SHOW}; rmdir /c/g/y; ${SHOW}
`,
    output: `end
/g
end
`,
    off: [
      'kernel/container/remove.ts',
      'const release = above.children.length === 0 ? checkForRelease(k, parent) : null;',
      'const release = null;',
    ],
  },
  {
    id: 'release: only with the flag',
    source: CHECK,
    sentence: 'Without notify_on_release nothing is started.',
    script: `${WITH_AGENT}echo 0 > /c/g/notify_on_release; sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks; ${SHOW}
`,
    output: `end
`,
    off: ['kernel/container/release.ts', '!row.notifyOnRelease || ', ''],
  },
  {
    id: 'release: not while children are left',
    source: CHECK,
    sentence: 'A container that loses its last task and has a child is not released; it is when the child goes.',
    script: `${WITH_AGENT}mkdir /c/g/x; echo 0 > /c/g/x/notify_on_release; sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks; ${SHOW}
rmdir /c/g/x; ${SHOW}
`,
    output: `end
/g
end
`,
    off: ['kernel/container/release.ts', ' || row.children.length > 0', ''],
  },
  {
    id: 'release: not while tasks are left',
    source: CHECK,
    sentence: 'A container that loses its last child and has a task is not released.',
    script: `${WITH_AGENT}mkdir /c/g/x; sleep 9 & echo $! > /c/g/tasks; rmdir /c/g/x; ${SHOW}
`,
    output: `end
`,
    off: ['kernel/container/release.ts', ' || row.count > 0', ''],
  },
  {
    id: 'release: setting the flag is no event',
    source: CHECK,
    sentence: 'To set the flag on a container that is empty already starts nothing.',
    script: `${NOTES}${AT_C}echo -n /bin/agent > /c/release_agent; mkdir /c/g; echo 1 > /c/g/notify_on_release; ${SHOW}
`,
    output: `end
`,
  },
  {
    id: 'release: each time',
    source: AGENT,
    sentence: 'A container that is used and emptied again is released again.',
    script: `${WITH_AGENT}for i in 1 2; do sleep 0.1 & echo $! > /c/g/tasks; wait; done; ${SHOW}
`,
    output: `/g
/g
end
`,
    off: ['kernel/container/fork-exit.ts', 'frame.release = checkForRelease(k, container);', ''],
  },
  {
    id: 'release: never the root',
    source: CHECK,
    sentence: 'The root container is never released: it counts itself.',
    script: `${WITH_AGENT}echo 1 > /c/notify_on_release; for p in $(cat /c/tasks); do echo $p > /c/g/tasks; done 2>/dev/null
${SHOW}
`,
    output: `end
`,
  },
  {
    id: 'release: no agent',
    source: AGENT,
    sentence: 'The path is empty by default, and nothing is started.',
    script: `${NOTES}${AT_C}mkdir /c/g; echo 1 > /c/g/notify_on_release; sleep 1 & a=$!; echo $a > /c/g/tasks; wait
sleep 9 & test $(($! - a)) -eq 1 && echo nobody came between; ls -d /c/g
`,
    output: `nobody came between
/c/g
`,
    off: ['kernel/container/release.ts', "agent === '' || failed(path)", 'failed(path)'],
  },
  {
    id: 'release: what the agent gets',
    source: AGENT,
    sentence:
      'The agent gets its own path and that of the container from the root of the hierarchy, and two variables.',
    script: `cat > /bin/agent <<'END'
#!/bin/sh
tr '\\0' '\\n' < /proc/$$/cmdline > /tmp/argv
echo $# $1 > /tmp/words
env > /tmp/env
END
chmod 755 /bin/agent; export MINE=1
${AT_C}echo -n /bin/agent > /c/release_agent; mkdir /c/a /c/a/b; echo 1 > /c/a/b/notify_on_release
sleep 1 & echo $! > /c/a/b/tasks; wait; sleep 0.5
cat /tmp/argv; echo; cat /tmp/words; echo; sort /tmp/env
`,
    output: `/bin/sh
/bin/agent
/a/b

1 /a/b

HOME=/
PATH=/sbin:/bin:/usr/sbin:/usr/bin
`,
    off: ['kernel/container/release.ts', "    HOME: '/',\n", "    HOME: '/root',\n"],
  },
  {
    id: 'release: who the agent is',
    source: 'kernel/kmod.c of 2.6.20, call_usermodehelper',
    sentence: 'It is a task of its own: root’s, child of kthreadd, in /, and in the root container of every hierarchy.',
    script: `cat > /bin/agent <<'END'
#!/bin/sh
{ id; pwd; grep PPid /proc/$$/status; cat /proc/$$/container; } > /tmp/who
END
chmod 755 /bin/agent
${AT_C}mount -t container -o numtasks none /d; echo -n /bin/agent > /c/release_agent
mkdir /c/g /d/g; echo 1 > /c/g/notify_on_release; chmod 666 /c/g/tasks /c/tasks /d/g/tasks
su nobody -c 'cd /tmp; echo 0 > /d/g/tasks; sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks'; sleep 0.5; cat /tmp/who
`,
    output: `uid=0(root) gid=0(root)
/
PPid:	2
cpuacct:/
numtasks:/
`,
    off: [
      'kernel/container/fork-exit.ts',
      '    const {top} = hierarchies.get(h);\n    tasks.container[task * tasks.slots + h] = top;\n    containers.edit(top).count++;',
      '    const top = tasks.container[k.state.cpus.current[misc.cpu] as number * tasks.slots + h] as number;\n    tasks.container[task * tasks.slots + h] = top;\n    containers.edit(top).count++;',
    ],
  },
  {
    id: 'release: nobody waits',
    source: AGENT,
    sentence: 'The task that emptied the container goes on at once; the agent runs beside it.',
    script: `cat > /bin/agent <<'END'
#!/bin/sh
echo begins >> /tmp/released; sleep 1; echo ends >> /tmp/released
END
chmod 755 /bin/agent; : > /tmp/released
${AT_C}echo -n /bin/agent > /c/release_agent; mkdir /c/g; echo 1 > /c/g/notify_on_release
sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks; echo moved >> /tmp/released; sleep 2; cat /tmp/released
`,
    output: `moved
begins
ends
`,
  },
  {
    id: 'release: by hierarchy',
    source: 'V6 cover letter',
    sentence: 'Each hierarchy has an agent of its own; one that has none starts nothing.',
    script: `${WITH_AGENT}mount -t container -o numtasks none /d; cat /d/release_agent; mkdir /d/h; echo 1 > /d/h/notify_on_release
sleep 1 & echo $! > /c/g/tasks; echo $! > /d/h/tasks; wait; ${SHOW}
`,
    output: `
/g
end
`,
    off: [
      'kernel/container/release.ts',
      'const agent = k.state.hierarchies.get(row.hierarchy).releaseAgent;',
      'const agent = k.state.hierarchies.get(k.state.misc.hierarchies[0] as number).releaseAgent;',
    ],
  },
  {
    id: 'release: the usual agent',
    source: AGENT,
    sentence: 'An agent that removes the directory cleans up a whole branch, from the leaf upwards.',
    script: `cat > /bin/agent <<'END'
#!/bin/sh
rmdir /c$1
END
chmod 755 /bin/agent
${AT_C}echo -n /bin/agent > /c/release_agent; echo 1 > /c/notify_on_release; mkdir -p /c/a/b/c
sleep 1 & echo $! > /c/a/b/c/tasks; wait; sleep 0.5; ls -d /c/a; grep -o 'containers=. ' /proc/containers | head -n 2
`,
    output: `ls: /c/a: No such file or directory
containers=1 
containers=1 
`,
    off: [
      'kernel/container/remove.ts',
      'const release = above.children.length === 0 ? checkForRelease(k, parent) : null;',
      'const release = null;',
    ],
  },
  {
    id: 'release: a lost race does no harm',
    source: AGENT,
    sentence:
      'If somebody enters before the agent comes its rmdir is refused, the container lives on and is released next time.',
    script: `cat > /bin/agent <<'END'
#!/bin/sh
sleep 1; rmdir /c$1; echo "$1 rc=$?" >> /tmp/released
END
chmod 755 /bin/agent; : > /tmp/released
${AT_C}echo -n /bin/agent > /c/release_agent; mkdir /c/g; echo 1 > /c/g/notify_on_release
sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks; echo $! > /c/g/tasks; sleep 2; cat /tmp/released; ls -d /c/g
echo $! > /c/tasks; sleep 2; cat /tmp/released; ls -d /c/g
`,
    output: `/g rc=1
/c/g
/g rc=1
/g rc=0
ls: /c/g: No such file or directory
`,
    off: ['kernel/container/remove.ts', 'if (count > 0) return', 'if (count < 0) return'],
  },
  {
    id: 'release: in each hierarchy',
    source: 'V6 3/6, container_exit',
    sentence: 'A task that ends leaves one hierarchy after the other, and may release a container in each.',
    script: `${WITH_AGENT}sed 's/\\$1/d&/' /bin/agent > /bin/other; chmod 755 /bin/other
mount -t container -o numtasks none /d; echo -n /bin/other > /d/release_agent; mkdir /d/h; echo 1 > /d/h/notify_on_release
sleep 1 & echo $! > /c/g/tasks; echo $! > /d/h/tasks; wait; ${SHOW}
`,
    output: `/g
d/h
end
`,
    off: [
      'kernel/container/fork-exit.ts',
      "return frame.left.length > 0 ? again('take_manage_mutex') : done(0);",
      'return done(0);',
    ],
  },
  {
    id: 'release: an agent that cannot run',
    source: AGENT,
    sentence: 'An agent that is not there, or may not be executed, fails silently.',
    script: `${AT_C}echo -n /no/such > /c/release_agent; mkdir /c/g; echo 1 > /c/g/notify_on_release
sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks; echo rc=$?
echo > /tmp/file; echo -n /tmp/file > /c/release_agent; echo $! > /c/g/tasks; echo $! > /c/tasks; echo rc=$?; ls -d /c/g
`,
    output: `rc=0
rc=0
/c/g
`,
  },
  {
    id: 'release: the newline of echo',
    source: AGENT,
    sentence: 'With the newline that echo writes the path named no file, so nothing ran; it is taken off.',
    script: `${WITH_AGENT}echo /bin/agent > /c/release_agent; sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks; ${SHOW}
`,
    output: `/g
end
`,
    quirksOutput: `end
`,
    off: ['kernel/container/dialect.ts', "(quirks ? text : text.replace(/\\n$/, ''))", 'text'],
  },
  {
    id: 'release: references',
    source: 'V6 3/6, css_put',
    sentence:
      'References were not looked at: the agent came in vain and not again. It waits for the last one to be given back.',
    directives: '#: debug 1\n',
    script: `cat > /bin/agent <<'END'
#!/bin/sh
rmdir /c$1; echo "$1 rc=$?" >> /tmp/released
END
chmod 755 /bin/agent; : > /tmp/released
mkdir /c; mount -t container -o debug1 none /c; echo -n /bin/agent > /c/release_agent
mkdir /c/g; echo 1 > /c/g/notify_on_release; echo 1 > /c/g/debug1.references
sleep 9 & echo $! > /c/g/tasks; echo $! > /c/tasks; ${SHOW}
echo 0 > /c/g/debug1.references; ${SHOW}; ls -d /c/g
`,
    output: `end
/g rc=0
end
ls: /c/g: No such file or directory
`,
    quirksOutput: `/g rc=1
end
/g rc=1
end
/c/g
`,
    off: [
      'kernel/container/dialect.ts',
      'releaseWaitsForReferences: quirks => !quirks,',
      'releaseWaitsForReferences: quirks => quirks,',
    ],
  },
  {
    id: 'release: by its present name',
    source: AGENT,
    sentence: 'The agent gets the path that the container has at that moment.',
    script: `${WITH_AGENT}sleep 9 & echo $! > /c/g/tasks; mv /c/g /c/h; echo $! > /c/tasks; ${SHOW}
`,
    output: `/h
end
`,
    off: ['kernel/container/rename.ts', 'k.state.containers.edit(container).name = newName;', ''],
  },
  {
    id: 'release: unmounted',
    source: AGENT,
    sentence: 'A hierarchy that lives on unmounted still starts its agent.',
    script: `${WITH_AGENT}sleep 1 & echo $! > /c/g/tasks; umount /c; echo rc=$?; wait; ${SHOW}
`,
    output: `rc=0
/g
end
`,
    off: ['kernel/container/create.ts', 'k.state.superblocks.edit(row.superblock).active++;', ''],
  },
];
