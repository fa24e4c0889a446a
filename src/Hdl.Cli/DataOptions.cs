using System.CommandLine;
using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Data;

namespace Hdl.Cli;

/// <summary>The options that choose what classifiers are shown: a known data set, or files of the user's own.</summary>
internal sealed class DataOptions
{
    private readonly Option<int?> _count = new("--images")
    {
        Description = "Classify the first N images of the test set, or of --data",
        HelpName = "N",
    };

    private readonly InputFileOption _data = new("--data")
    {
        Description =
            "Data set of these images (default: the network's, or mnist), or your own: .npz, .npy or IDX of images "
            + "(.gz too; floats are 0..1); for networks of frames a folder or .npz of features; for input=events "
            + "N-MNIST .bin, .aedat, or a folder of either",
        HelpName = "NAME|PATH",
    };

    private readonly InputFileOption _labels = new("--labels")
    {
        Description =
            "Labels of your own images, .npy or IDX (default: those in the .npz, or in the IDX file beside it)",
        HelpName = "FILE",
    };

    private readonly Option<bool> _transpose = new("--transpose")
    {
        Description = "Exchange rows and columns of your own images: EMNIST's IDX files need it",
    };

    private readonly Option<string?> _sensor = new("--sensor")
    {
        Description =
            "Pixels of the camera of your own events (default: 34x34 for .bin, 128x128 or a DAVIS's 240x180 for "
            + ".aedat)",
        HelpName = "WIDTHxHEIGHT",
    };

    /// <summary>Adds them to a command.</summary>
    public DataOptions(Command command)
    {
        foreach (Option option in (Option[])[_count, _data, _labels, _transpose, _sensor])
        {
            command.Add(option);
        }

        Checks.AtLeast(_count, 1);
    }

    /// <summary>What was chosen.</summary>
    /// <exception cref="InvalidInputException">Options that do not go together.</exception>
    public DataRequest Resolve(ParseResult parsed)
    {
        string? data = parsed.GetValue(_data);
        bool own =
            data is not null
            && !SequenceSource.IsKnown(data)
            && (data.Contains('/') || data.Contains('.') || Path.Exists(data));
        var file = new SampleFile(data ?? "")
        {
            Labels = parsed.GetValue(_labels),
            Count = parsed.GetValue(_count),
            Transpose = parsed.GetValue(_transpose),
            Sensor = Size(parsed.GetValue(_sensor)),
        };
        bool events = own && EventFiles.IsEvents(file.Path);
        Refuse(file.Labels is not null && !own, "--labels", "Labels without images of your own");
        Refuse(file.Transpose && (!own || events), "--transpose", "Only images of your own can be transposed");
        Refuse(file.Sensor is not null && !events, "--sensor", "A sensor without events of your own");
        string words =
            (file.Count is { } count ? string.Create(CultureInfo.InvariantCulture, $" --images {count}") : "")
            + (data is null ? "" : $" --data \"{data}\"")
            + (file.Labels is null ? "" : $" --labels \"{file.Labels}\"")
            + (file.Transpose ? " --transpose" : "")
            + (
                file.Sensor is { } size
                    ? string.Create(CultureInfo.InvariantCulture, $" --sensor {size.Width}x{size.Height}")
                    : "");
        return new DataRequest(
            own ? null : data ?? (file.Count is null ? null : ImageSource.Default), own ? file : null, file.Count,
            events, words)
        {
            IsDefault = data is null,
        };
    }

    private static void Refuse(bool when, string option, string what)
    {
        if (when)
        {
            throw new InvalidInputException(new Problem(
                what, option, "no fitting --data", "Give --data a file of your own, or leave the option out."));
        }
    }

    private static (int Width, int Height)? Size(string? text)
    {
        const int most = 1024;
        return text is null ? null
            : text.Split('x') is [var width, var height] && Side(width) is { } columns && Side(height) is { } rows
                ? (columns, rows)
            : throw new InvalidInputException(new Problem(
                "Not the size of a sensor", "--sensor", $"'{text}'",
                "Write columns and rows as 34x34, each 1..1024."));

        static int? Side(string side) =>
            NumberText.TryNatural(side, out int value) && value is >= 1 and <= most ? value : null;
    }
}

/// <summary>What a classifier is to be shown.</summary>
/// <param name="Name">A known data set; null where none is.</param>
/// <param name="File">Files of the user's own; null where none are.</param>
/// <param name="Count">The first so many; null for all.</param>
/// <param name="IsEvents">Whether these hold events.</param>
/// <param name="Words">The options again, for replaying.</param>
internal sealed record DataRequest(string? Name, SampleFile? File, int? Count, bool IsEvents, string Words)
{
    /// <summary>Whether the data set was not named, so that the network decides.</summary>
    public bool IsDefault { get; init; }
}
