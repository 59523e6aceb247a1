/* The start program of the standalone folder on Linux: Python, in this very process, running start.pyc.
 *
 * tools/build_standalone.py compiles it and puts it in the place of PyInstaller's own, which executes itself a
 * second time and then imports its importers, in the viewer and in every loader, before anything of ours runs.
 * Here Python finds its modules as plain files below this program and nowhere else: no variable of the
 * environment, no current folder and no other installation is asked.
 */
#include <Python.h>

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TEXT_OF(macro) #macro
#define TEXT(macro) TEXT_OF(macro)
#define PARTS "_internal" /* where PyInstaller puts everything but the program */
#define LIBRARIES PARTS "/python" TEXT(PY_MAJOR_VERSION) "." TEXT(PY_MINOR_VERSION) "/lib-dynload"

static char folder[PATH_MAX]; /* that this program lies in, links followed */

static int find_folder(void)
{
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    if (length <= 0)
        return 0;
    folder[length] = '\0';
    *strrchr(folder, '/') = '\0';
    return 1;
}

/* Return the path of something in the folder.  It is kept until the process ends: Python may refer to it. */
static wchar_t *here(const char *name)
{
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return Py_DecodeLocale(path, NULL);
}

static PyStatus start_python(int count, char **words)
{
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    config.isolated = 1;
    config.use_environment = 0;
    config.user_site_directory = 0;
    config.safe_path = 1;
    config.site_import = 0;
    config.write_bytecode = 0;
    config.optimization_level = 1; /* as the modules were compiled */
    config.parse_argv = 0;         /* they are words to the program, not to Python */
    config.pathconfig_warnings = 0;
    config.module_search_paths_set = 1;

    PyStatus status = PyConfig_SetBytesArgv(&config, count, words);
    struct { wchar_t **setting; const char *name; } paths[] = {
        {&config.executable, "gallery-app"}, {&config.base_executable, "gallery-app"},
        {&config.prefix, PARTS}, {&config.exec_prefix, PARTS},
        {&config.base_prefix, PARTS}, {&config.base_exec_prefix, PARTS},
        {&config.stdlib_dir, PARTS}, {&config.run_filename, PARTS "/start.pyc"},
    };
    for (size_t index = 0; index < sizeof paths / sizeof *paths && !PyStatus_Exception(status); index++)
        status = PyConfig_SetString(&config, paths[index].setting, here(paths[index].name));
    if (!PyStatus_Exception(status))
        status = PyWideStringList_Append(&config.module_search_paths, here(PARTS));
    if (!PyStatus_Exception(status))
        status = PyWideStringList_Append(&config.module_search_paths, here(LIBRARIES));
    if (!PyStatus_Exception(status))
        status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    return status;
}

int main(int count, char **words)
{
    if (!find_folder()) {
        perror("gallery-app: /proc/self/exe");
        return 1;
    }
    PyStatus status = start_python(count, words);
    if (PyStatus_Exception(status))
        Py_ExitStatusException(status);
    return Py_RunMain();
}
