// The cases whose exported scripts are run in our machine by the test and were run on a real kernel for report.txt.

export const TAKEN_HOME: readonly string[] = [
  'agent_last_exit', 'attach_basic', 'attach_fork_inherit', 'attach_multi_hier', 'clone_children_flag', 'cpuacct_grows',
  'cpuset_exclusive', 'cpuset_nested', 'cpuset_spin', 'cpuset_taskset', 'freezer_basic', 'freezer_nested', 'mount_multi',
  'mount_named', 'mount_noprefix', 'notify_inherit', 'pids_basic', 'proc_cgroup_paths', 'sess_batch_agent', 'sess_report',
  'sess_two_classes', 'tree_deep', 'tree_rename',
]; // biome-ignore format: a table
