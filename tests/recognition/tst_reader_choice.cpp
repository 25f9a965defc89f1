// SPDX-License-Identifier: GPL-3.0-or-later
#include "recognition/reader_choice.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <fstream>
#include <map>

using namespace lectern;
using namespace lectern::recognition;
namespace fs = std::filesystem;

class TstReaderChoice : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    fs::path root() const { return m_folder.path().toStdString(); }
    ModelPlaces places() const { return {root() / "store", root() / "resources"}; }

    void addFile(const fs::path& path)
    {
        fs::create_directories(path.parent_path());
        std::ofstream(path) << "{}";
    }
    void addModel(const fs::path& folder)
    {
        for (const char* file : {"config.json", "tokenizer.json", "model.safetensors"})
            addFile(folder / file);
    }

private Q_SLOTS:
    void init() { m_folder = QTemporaryDir(); }

    void autoTakesTheBuiltInReaderWhereNoWeightsAreInstalled()
    {
        const auto choice = chooseReader({"auto", ""}, places());
        QVERIFY(choice);
        QCOMPARE(choice->kind, ReaderChoice::Kind::BuiltIn);
        QVERIFY(choice->why.find(places().store.string()) != std::string::npos);
    }

    void autoTakesInstalledWeights()
    {
        addModel(root() / "store/something");
        addModel(root() / "store/DeepSeek-OCR-2");
        const auto choice = chooseReader({"auto", ""}, places());
        QVERIFY(choice);
        QCOMPARE(choice->kind, ReaderChoice::Kind::Model);
        QCOMPARE(choice->modelName, std::string("DeepSeek-OCR-2"));
        QCOMPARE(choice->modelFolder, root() / "store/DeepSeek-OCR-2");
    }

    void autoIgnoresTheNanoModelAndUnfinishedDownloads()
    {
        addModel(root() / "resources/models/nano");
        addModel(root() / "store/nano");
        addFile(root() / "store/half/config.json");
        QVERIFY(installedModels(places()).empty());
        QCOMPARE(chooseReader({"auto", ""}, places())->kind, ReaderChoice::Kind::BuiltIn);
    }

    void aNamedModelImpliesTheModelReader()
    {
        addModel(root() / "resources/models/nano");
        addModel(root() / "store/mine");
        addModel(root() / "elsewhere/deep");
        QCOMPARE(chooseReader({"auto", "nano"}, places())->modelFolder, root() / "resources/models/nano");
        QCOMPARE(chooseReader({"auto", "mine"}, places())->modelFolder, root() / "store/mine");
        const auto byFolder = chooseReader({"model", (root() / "elsewhere/deep/").string()}, places());
        QCOMPARE(byFolder->kind, ReaderChoice::Kind::Model);
        QCOMPARE(byFolder->modelName, std::string("deep"));
    }

    void aModelThatIsNotThereSaysWhereItWasLookedFor()
    {
        const auto missing = chooseReader({"auto", "mine"}, places());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().message.find((root() / "store/mine").string()) != std::string::npos);
        QCOMPARE(chooseReader({"auto", "no/such/folder"}, places()).error().code, ErrorCode::NotFound);
        QCOMPARE(chooseReader({"auto", "nano"}, places()).error().code, ErrorCode::NotFound);
        QCOMPARE(chooseReader({"model", ""}, places()).error().code, ErrorCode::NotFound);
    }

    void contradictionsAndServersAreRefused()
    {
        QCOMPARE(chooseReader({"builtin", "nano"}, places()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(chooseReader({"magic", ""}, places()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(chooseReader({"http://localhost:8000/v1", ""}, places()).error().code, ErrorCode::Unsupported);
        addModel(root() / "store/DeepSeek-OCR-2");
        QCOMPARE(chooseReader({"builtin", ""}, places())->kind, ReaderChoice::Kind::BuiltIn);
    }

    void placesFollowTheEnvironment()
    {
        std::map<std::string, std::string> variables{{"HOME", "/home/ann"}};
        const Environment environment = [&](const char* name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional(found->second);
        };
        const fs::path program = root() / "build/release/bin/lectern-cli";
        fs::create_directories(root() / "resources");
        QCOMPARE(findModelPlaces(program, environment).store, fs::path("/home/ann/.local/share/lectern/models"));
        QCOMPARE(findModelPlaces(program, environment).resources, root() / "resources");
        variables["XDG_DATA_HOME"] = "/data";
        QCOMPARE(findModelPlaces(program, environment).store, fs::path("/data/lectern/models"));
        variables["LECTERN_MODELS"] = "/models";
        QCOMPARE(findModelPlaces(program, environment).store, fs::path("/models"));
        fs::create_directories(root() / "build/release/share/lectern");
        QCOMPARE(findModelPlaces(program, environment).resources, root() / "build/release/share/lectern");
        variables["LECTERN_RESOURCES"] = "/r";
        QCOMPARE(findModelPlaces(program, environment).resources, fs::path("/r"));
    }
};

QTEST_APPLESS_MAIN(TstReaderChoice)
#include "tst_reader_choice.moc"
