// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"
#include "cli/convert_command.h"
#include "cli/exit_status.h"
#include "cli/inspect_command.h"
#include "cli/interrupt.h"
#include "cli/order_command.h"
#include "cli/tokenize_command.h"
#include "process_policy.h"

#include <QtGui/QGuiApplication>

#include <algorithm>
#include <array>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using namespace lectern;

// Commands of design.md that later versions bring.
constexpr std::array<std::string_view, 5> kLaterCommands{"evaluate", "bench", "synthesize", "train", "models"};

constexpr std::string_view kHelp =
    "Usage: lectern-cli COMMAND …\n"
    "\n"
    "  convert INPUT…    PDFs and pictures to Markdown\n"
    "  inspect INPUT     one page through the model, every intermediate value written to a file\n"
    "  order INPUT       the order in which the model's encoder goes over each page, drawn and measured\n"
    "  tokenize          text to token ids and back\n"
    "\n"
    "  --help            this text; lectern-cli COMMAND --help for a command\n"
    "  --version         the program's version\n";

int usage(const std::string& message)
{
    std::cerr << "lectern-cli: " << message << "\nTry: lectern-cli --help\n";
    return cli::kExitUsage;
}

int runCommand(const std::vector<std::string>& words)
{
    if (words.empty()) {
        std::cerr << kHelp;
        return cli::kExitUsage;
    }
    const std::string& command = words.front();
    const std::vector<std::string> arguments(words.begin() + 1, words.end());
    if (command == "--help" || command == "-h" || command == "help") {
        std::cout << kHelp;
        return cli::kExitDone;
    }
    if (command == "--version"
        || (!command.starts_with("-") && arguments.size() == 1 && arguments.front() == "--version")) {
        std::cout << "lectern-cli " << LECTERN_VERSION << '\n';
        return cli::kExitDone;
    }
    if (command == "tokenize")
        return cli::runTokenize(arguments, std::cin, std::cout, std::cerr);
    const cli::Interrupt interrupt;
    if (command == "convert")
        return cli::runConvert(arguments, interrupt.token(), std::cout, std::cerr, ::isatty(STDERR_FILENO) != 0);
    if (command == "inspect")
        return cli::runInspect(arguments, interrupt.token(), std::cout, std::cerr);
    if (command == "order")
        return cli::runOrder(arguments, interrupt.token(), std::cout, std::cerr);
    if (std::find(kLaterCommands.begin(), kLaterCommands.end(), command) != kLaterCommands.end())
        return usage("the command " + command + " is not in this version");
    const std::string hint = cli::nearest(command, {"convert", "inspect", "order", "tokenize", "--help", "--version"});
    return usage("unknown command " + command + (hint.empty() ? "" : "; did you mean " + hint + "?"));
}

// Standard error belongs to this program's own words: what libraries have to complain about reaches the user as a
// page's or file's reason.
void dropQtMessages(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtFatalMsg)
        std::cerr << "lectern-cli: " << message.toStdString() << '\n';
}

} // namespace

int main(int argc, char** argv)
{
    keepStandardStreams();
    std::vector<std::string> words(argv + 1, argv + argc);
    if (!words.empty() && (words.front() == "convert" || words.front() == "inspect" || words.front() == "order")) {
        waitBriefly(argv); // starts the program anew: not for what is over in a moment
        keepFreedMemory();
    }
    qInstallMessageHandler(dropQtMessages);
    // Pages and fonts need a QGuiApplication, not a display.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int noArguments = 1;
    const QGuiApplication application(noArguments, argv);
    try {
        return runCommand(words);
    } catch (const std::exception& error) {
        std::cerr << "lectern-cli: " << error.what() << '\n';
        return cli::kExitSomeFailed;
    }
}
