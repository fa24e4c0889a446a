using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Tensors;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;
using Hdl.Training.Recurrent;

namespace Hdl.Cli.Tests;

public sealed class DeltaTrainingTests : IDisposable
{
    private static readonly RecurrentOptions Quick = new()
    {
        Name = "movements",
        DataSet = "movements",
        Hidden = [20],
        Classes = 2,
        Epochs = 8,
        WarmupEpochs = 2,
        BatchSize = 16,
        LearningRate = 1e-2f,
        Shift = 0,
        Rotation = 0,
        Scale = 0,
        HeldOut = 50,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_writes_the_model_with_measured_accuracy_and_the_plot()
    {
        string file = Path.Combine(_folder, "models", "movements.json");
        SequenceSet test = Movements(200, 2);

        DeltaModel model = DeltaTraining.Run(Quick, Movements(500, 1), test, file, null, CancellationToken.None);

        DeltaModel loaded = DeltaModelFile.Load(file);
        Assert.Equivalent(model, loaded, strict: true);
        Assert.Equal("GRU, 4-20-2", loaded.Shape);
        Assert.Equal(new DeltaTuning("movements, held out", 50), loaded.Tuning);
        Assert.Equal(2, loaded.Accuracy.Count);
        Assert.Equivalent(DeltaEvaluator.Evaluate(loaded, test), loaded.Accuracy[0], strict: true);
        Assert.Equal((0, 0), (loaded.Accuracy[1].Thresholds.Input[0], loaded.Accuracy[1].Thresholds.Hidden[0]));
        Assert.True(loaded.Accuracy[0].Share > 0.9, $"{loaded.Accuracy[0].Correct} of 200");
        Assert.True(loaded.Accuracy[0].ColumnsPerStep < loaded.Accuracy[1].ColumnsPerStep);
        Assert.Null(loaded.Command);
        string plot = File.ReadAllText(Path.ChangeExtension(file, ".svg"));
        Assert.Contains("movements: GRU, 4-20-2", plot, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_leaves_earlier_files_whole()
    {
        string file = Path.Combine(_folder, "movements.json");
        File.WriteAllText(file, "earlier");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => DeltaTraining.Run(
            Quick, Movements(20, 1), Movements(20, 2), file, null, cancellation.Token));

        Assert.Equal("earlier", File.ReadAllText(file));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    // Sums of less than 24 bits are exact in floating point: training sees what the hardware computes.
    [Theory]
    [InlineData(RecurrentCell.Gru, 4, 32)]
    [InlineData(RecurrentCell.Gru, 8, 0, 9)]
    [InlineData(RecurrentCell.Lstm, 4, 16)]
    [InlineData(RecurrentCell.Lstm, 5, 40, 7)]
    public void The_forward_pass_of_training_is_the_integer_network(
        RecurrentCell cell, int gateFrac, int threshold, params int[] more)
    {
        SequenceSet set = Movements(60, 3);
        RecurrentOptions options = Quick with
        {
            Cell = cell,
            GateFrac = gateFrac,
            Hidden = [20, .. more],
            InputThreshold = threshold,
            HiddenThreshold = threshold,
            Epochs = 2,
            WarmupEpochs = 0,
        };
        TrainedRecurrent trained = RecurrentTrainer.Train(options, set, _ => 0);
        DeltaModel model = DeltaTraining.Model(options, set, trained);
        var inference = new DeltaInference(model, new GateTables(model.Formats), model.Thresholds);
        RecurrentShard shard = Shard(options, set, trained);
        for (int sequence = 0; sequence < set.Count; sequence++)
        {
            shard.ResetTallies();
            shard.Forward(set[sequence], delta: true, rounds: true);
            inference.Run(set[sequence]);

            Assert.Equal(inference.Sums.ToArray().Select(sum => sum / 32768f), shard.Scores.ToArray());
            Assert.Equal(inference.Columns.Sum(columns => columns.Input + columns.Hidden), shard.Columns);
        }
    }

    [Theory]
    [InlineData(0, null, "hdl train delta-mnist")]
    [InlineData(3, 7ul, "hdl train delta-mnist --epochs 3 --seed 7")]
    public void The_model_names_the_command_that_trains_it_again(int epochs, ulong? seed, string command)
    {
        RecurrentOptions preset = RecurrentOptions.Presets[0];
        RecurrentOptions options = preset with
        {
            Epochs = epochs > 0 ? epochs : preset.Epochs,
            Seed = seed ?? preset.Seed,
            Threads = 1,
        };
        var none = new TrainedRecurrent([new TrainedRecurrentLayer(1, 1, [], [], [], [])], [], []);

        Assert.Equal(command, DeltaTraining.Model(options, Movements(1, 1), none).Command);
        Assert.Null(DeltaTraining.Model(options with { Shift = 2f }, Movements(1, 1), none).Command);
    }

    [Fact]
    public void Features_are_read_with_their_lengths_and_their_split()
    {
        string file = Path.Combine(_folder, SequenceFiles.SpokenDigits);
        Save(file, [2, 3, 1]);

        (SequenceSet train, SequenceSet test) = SequenceSource.Load("fsdd", _folder);

        Assert.Equal(("fsdd-train", 2, 2), (train.Name, train.Count, train.Inputs));
        Assert.Equal(("fsdd-test", 1), (test.Name, test.Count));
        Assert.Equal([1, 2, 3, 4], train[0].ToArray());
        Assert.Equal([13, 14], train[1].ToArray());
        Assert.Equal([7, 8, 9, 10, 11, 12], test[0].ToArray());
        Assert.Equal([5, 7], train.Labels);
    }

    [Theory]
    [InlineData(0, "length[1]")]
    [InlineData(4, "length[1]")]
    public void Lengths_that_cannot_be_are_refused(byte length, string where)
    {
        string file = Path.Combine(_folder, SequenceFiles.SpokenDigits);
        Save(file, [2, length, 1]);

        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => SequenceFiles.Read("fsdd", file));

        Assert.Equal($"{file}, {where}", Assert.Single(refused.Problems).Where);
    }

    [Fact]
    public void Other_arrays_are_refused_by_name()
    {
        string file = Path.Combine(_folder, "x.npz");
        NpzWriter.Write(file, [Tensor.Of("x", [1, 2, 2], new byte[4])], CancellationToken.None);
        Assert.Equal($"{file}, length", Refused());
        NpzWriter.Write(file, [Tensor.Of("x", [1, 4], new byte[4])], CancellationToken.None);
        Assert.Equal($"{file}, x", Refused());
        NpzWriter.Write(file, [Tensor.Of("x", [1, 1, 4], new int[4])], CancellationToken.None);
        Assert.Equal($"{file}, x", Refused());

        string Refused() => Assert.Single(
            Assert.Throws<InvalidInputException>(() => SequenceFiles.Read("fsdd", file)).Problems).Where;
    }

    /// <summary>Three sequences of at most three steps of two values.</summary>
    private static void Save(string file, byte[] lengths) => NpzWriter.Write(
        file,
        [
            Tensor.Of("x", [3, 3, 2], [.. Enumerable.Range(1, 18).Select(value => (byte)value)]),
            Tensor.Of("length", [3], lengths), Tensor.Of("label", [3], (byte[])[5, 6, 7]),
            Tensor.Of("speaker", [3], new byte[3]), Tensor.Of("test", [3], (byte[])[0, 1, 0]),
        ],
        CancellationToken.None);

    /// <summary>A shard whose weights are the integers of a network.</summary>
    private static RecurrentShard Shard(RecurrentOptions options, SequenceSet set, TrainedRecurrent trained)
    {
        List<RecurrentStage> stages = [];
        foreach (TrainedRecurrentLayer layer in trained.Layers)
        {
            var stage = new RecurrentStage(options.Cell, layer.Inputs, layer.Hidden, 1, stages.Count);
            Array.Clear(stage.Weights);
            for (int row = 0; row < layer.InputBias.Length; row++)
            {
                (int gate, int element) = (row / layer.Hidden, row % layer.Hidden);
                stage.Weights[stage.At(0, gate, element)] = layer.InputBias[row] / 128f;
                stage.Weights[stage.At(stage.HiddenBias, gate, element)] = layer.HiddenBias[row] / 128f;
                foreach ((int i, int weight) in layer.InputWeights[row].Index())
                {
                    stage.Weights[stage.At(stage.InputColumn + i, gate, element)] = weight / 128f;
                }

                foreach ((int i, int weight) in layer.HiddenWeights[row].Index())
                {
                    stage.Weights[stage.At(stage.HiddenColumn + i, gate, element)] = weight / 128f;
                }
            }

            stages.Add(stage);
        }

        var readout = new ReadoutStage(stages[^1].Hidden, options.Classes, 1, 9);
        foreach ((int row, int bias) in trained.ReadoutBias.Index())
        {
            readout.Weights[row] = bias / 128f;
            foreach ((int i, int weight) in trained.ReadoutWeights[row].Index())
            {
                readout.Weights[((i + 1) * readout.Rows) + row] = weight / 128f;
            }
        }

        return new RecurrentShard(options, [.. stages], readout, set, set.MaxSteps);
    }

    /// <summary>Four values a step, 5..8 steps: whether the bright value moves up or down.</summary>
    private static SequenceSet Movements(int count, int seed)
    {
        var random = new Random(seed);
        List<int> starts = [0];
        List<byte> values = [];
        List<byte> labels = [];
        for (int i = 0; i < count; i++)
        {
            bool up = random.Next(2) == 1;
            int place = random.Next(4);
            int steps = random.Next(5, 9);
            for (int step = 0; step < steps; step++)
            {
                place = (place + (up ? 1 : 3)) % 4;
                values.AddRange(Enumerable.Range(0, 4).Select(
                    value => (byte)(value == place ? random.Next(180, 256) : random.Next(60))));
            }

            labels.Add((byte)(up ? 1 : 0));
            starts.Add(starts[^1] + steps);
        }

        return new SequenceSet("movements", 4, [.. starts], [.. values], [.. labels]);
    }
}
