"""Linux only: what the kernel refuses a process that asked for it, through ctypes.

Landlock lets files be read beneath some folders and refuses all other ways to files; seccomp refuses
system calls that a decoder never makes.  Both last until the process ends.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct

TYPE_CHECKING = False  # not from ``typing``, which takes 10 ms to import
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER: Final = 2
_SIGKILL: Final = 9

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every machine
_VERSION_FLAG: Final = 1
_PATH_BENEATH: Final = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
# Write, read, list, remove folders and files, make folders and files, move between folders, cut.
_CHANGE: Final = sum(1 << right for right in (1, 2, 3, 4, 5, 7, 8, 13, 14))
# File rights that each version of Landlock knows: 13, then refer, truncate, (network), ioctl on devices.
_FILE_RIGHTS: Final = {
    1: (1 << 13) - 1,
    2: (1 << 14) - 1,
    3: (1 << 15) - 1,
    4: (1 << 15) - 1,
    5: (1 << 16) - 1,
}
_BIND_AND_CONNECT: Final = 3  # from version 4
_SCOPED: Final = 3  # abstract sockets and signals, from version 6

_LIBC: Final = ctypes.CDLL(None, use_errno=True)


def end_with_parent() -> None:
    """Have the kernel kill this process when its parent ends; OSError if it cannot."""
    _prctl(_PR_SET_PDEATHSIG, _SIGKILL)


def no_new_privileges() -> None:
    """Give up ever gaining privileges; OSError if the kernel cannot."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def trim_memory() -> None:
    """Give the kernel back what the C library keeps for later; AttributeError if the library cannot."""
    _LIBC.malloc_trim(0)


def allow_files_beneath(readable: Iterable[str], writable: Iterable[str] = ()) -> None:
    """Refuse all files but reading beneath ``readable``, and connections; OSError if the kernel cannot.

    Beneath the folders ``writable`` files and folders may be made, changed and taken away as well.
    """
    version = _called(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    rights = _FILE_RIGHTS[min(version, max(_FILE_RIGHTS))]
    fields = (rights, _BIND_AND_CONNECT if version >= 4 else 0, _SCOPED if version >= 6 else 0)
    attributes = struct.pack("=QQQ", *fields)
    # Older kernels take no more than the fields that they know.
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = _called(_CREATE_RULESET, attributes, size, 0)
    try:
        for path in readable:
            _allow(rules, path, _READ_FILE | _READ_FOLDER)
        for path in writable:
            _allow(rules, path, rights & _CHANGE)
        _called(_RESTRICT_SELF, rules, 0, 0)
    finally:
        os.close(rules)


def _allow(rules: int, path: str, rights: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rights &= -1 if os.path.isdir(path) else _READ_FILE
        _called(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, descriptor), 0)
    finally:
        os.close(descriptor)


class _Machine:
    """A processor: its number in seccomp, whether calls above 2^30 are another set, and the calls' column."""

    def __init__(self, audit: int, *, has_second_set: bool, column: int) -> None:
        self.audit = audit
        self.has_second_set = has_second_set
        self.column = column


_MACHINES: Final = {
    "x86_64": _Machine(0xC000003E, has_second_set=True, column=0),
    "aarch64": _Machine(0xC00000B7, has_second_set=False, column=1),
}
_SECOND_SET: Final = 0x40000000

# Numbers on x86_64 and on aarch64; None: there is no such call.
_CLONE: Final = (56, 220)
_CLONE3: Final = (435, 435)
_TGKILL: Final = (234, 131)
_CLONE_THREAD: Final = 0x10000
_Calls = dict[str, tuple[int | None, int | None]]
_REFUSED: Final[_Calls] = {
    # connections
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202), "accept4": (288, 242),
    # other programs and processes
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "ptrace": (101, 117),
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438), "kcmp": (312, 272),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "process_madvise": (440, 440),
    "perf_event_open": (298, 241), "unshare": (272, 97), "setns": (308, 268),
    # ways round the rules
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "bpf": (321, 280), "userfaultfd": (323, 282), "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265), "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
}  # fmt: skip
# Changes of files, those included that Landlock does not know.
_CHANGES: Final[_Calls] = {
    "creat": (85, None), "mknod": (133, None), "mknodat": (259, 33), "mkdir": (83, None),
    "mkdirat": (258, 34),
    "rmdir": (84, None), "unlink": (87, None), "unlinkat": (263, 35), "symlink": (88, None),
    "symlinkat": (266, 36), "link": (86, None), "linkat": (265, 37), "rename": (82, None),
    "renameat": (264, 38), "renameat2": (316, 276), "truncate": (76, 45), "chmod": (90, None),
    "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None),
    "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "utime": (132, None),
    "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88), "setxattr": (188, 5),
    "lsetxattr": (189, 6), "fsetxattr": (190, 7), "setxattrat": (463, 463), "removexattr": (197, 14),
    "lremovexattr": (198, 15), "fremovexattr": (199, 16), "removexattrat": (466, 466),
}  # fmt: skip
_SYSTEM: Final[_Calls] = {
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "move_mount": (429, 429), "open_tree": (428, 428), "fsopen": (430, 430), "fsconfig": (431, 431),
    "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442), "swapon": (167, 224),
    "swapoff": (168, 225), "reboot": (169, 142), "acct": (163, 89), "quotactl": (179, 60),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294),
}  # fmt: skip

# Where seccomp's program finds what it looks at, and its instructions.
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_BITS, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_REFUSE: Final = _ERROR | errno.EPERM


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def refuse_system_calls(*, may_change_files: bool = False) -> None:
    """Refuse the calls that no decoder makes; OSError if the kernel cannot, or the machine is another one."""
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or struct.calcsize("P") != 8:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    code = filter_code(machine.column, os.getpid(), may_change_files=may_change_files)
    instructions = b"".join(struct.pack("=HBBI", *step) for step in code)
    program = _Program(len(code), instructions)
    if _LIBC.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def filter_code(
    column: int, own_pid: int, *, may_change_files: bool = False
) -> list[tuple[int, int, int, int]]:
    """Return the filter for one machine: (instruction, steps on if so, steps on if not, value)."""
    machine = next(machine for machine in _MACHINES.values() if machine.column == column)
    code = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, machine.audit),
        (_ANSWER, 0, 0, _KILL),  # calls in the manner of another processor have other numbers
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine.has_second_set:
        code += [(_IF_AT_LEAST, 0, 1, _SECOND_SET), (_ANSWER, 0, 0, _REFUSE)]
    for numbers in (_REFUSED | _SYSTEM | ({} if may_change_files else _CHANGES)).values():
        if (number := numbers[column]) is not None:
            code += [(_IF_EQUAL, 0, 1, number), (_ANSWER, 0, 0, _REFUSE)]
    # The C library falls back to clone, whose flags can be looked at.
    code += [(_IF_EQUAL, 0, 1, _CLONE3[column]), (_ANSWER, 0, 0, _ERROR | errno.ENOSYS)]
    threads_only = [(_LOAD, 0, 0, _FIRST_ARGUMENT), (_IF_BITS, 1, 0, _CLONE_THREAD), (_ANSWER, 0, 0, _REFUSE)]
    itself_only = [(_LOAD, 0, 0, _FIRST_ARGUMENT), (_IF_EQUAL, 1, 0, own_pid), (_ANSWER, 0, 0, _REFUSE)]
    for numbers_, check in ((_CLONE, threads_only), (_TGKILL, itself_only)):
        code += [(_IF_EQUAL, 0, len(check) + 1, numbers_[column]), *check, (_ANSWER, 0, 0, _ALLOW)]
    return [*code, (_ANSWER, 0, 0, _ALLOW)]


def _prctl(option: int, value: int) -> None:
    if _LIBC.prctl(option, ctypes.c_ulong(value), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _called(number: int, *arguments: object) -> int:
    values = [ctypes.c_long(value) if isinstance(value, int) else value for value in arguments]
    result = int(_LIBC.syscall(ctypes.c_long(number), *values))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
