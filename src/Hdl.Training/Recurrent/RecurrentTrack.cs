namespace Hdl.Training.Recurrent;

/// <summary>
/// A layer over one sequence: all steps forwards with the delta rule, then all steps backwards. A weight's gradient is
/// the change that was sent times the gradient by all sums from that step on; so the backward pass, too, costs nothing
/// for what did not change. Whether something is sent counts as given: the gradient is exact wherever a small step
/// changes none of these decisions.
/// </summary>
internal sealed class RecurrentTrack
{
    private static readonly int[] Column = [0];
    private static readonly float[] Unit = [1f];

    private readonly RecurrentStage _stage;
    private readonly CellMath _math;
    private readonly Sent _inputs;
    private readonly Sent _hidden;
    private readonly float[] _sums;
    private readonly float[] _kept;
    private readonly float[] _gradientBySums;
    private readonly float[] _total;
    private readonly float[] _gradientByHidden;
    private readonly float[] _gradientByState;

    public RecurrentTrack(RecurrentStage stage, RecurrentOptions options, int maxSteps)
    {
        _stage = stage;
        _math = new CellMath(stage.Cell, stage.Pitch, options);
        _inputs = new Sent(RecurrentKernels.Pitch(stage.Inputs), maxSteps);
        _hidden = new Sent(stage.Pitch, maxSteps);
        _sums = new float[4 * stage.Pitch];
        _kept = new float[maxSteps * _math.Kept * stage.Pitch];
        _gradientBySums = new float[_sums.Length];
        _total = new float[_sums.Length];
        _gradientByHidden = new float[stage.Pitch];
        _gradientByState = new float[stage.Pitch];
        Gradients = new float[stage.Latent.Length];
    }

    /// <summary>Summed gradients of the weights.</summary>
    public float[] Gradients { get; }

    /// <summary>The gradient by the hidden states of the step that is next in the backward pass.</summary>
    public Span<float> GradientByHidden => _gradientByHidden;

    /// <summary>Whether values are rounded as the integer network's are.</summary>
    public bool Rounds
    {
        set => _math.Rounds = value;
    }

    /// <summary>Changes sent in the last sequence: of inputs, of hidden states.</summary>
    public (int Inputs, int Hidden) Changes(int steps) => (_inputs.Starts[steps], _hidden.Starts[steps]);

    /// <summary>The magnitudes of the changes of hidden states that were sent, summed.</summary>
    public float Activity(int steps)
    {
        float sum = 0;
        foreach (float delta in _hidden.Deltas.AsSpan(0, _hidden.Starts[steps]))
        {
            sum += MathF.Abs(delta);
        }

        return sum;
    }

    /// <summary>Hidden states of a step.</summary>
    public ReadOnlySpan<float> Hidden(int step) => Kept(step)[((_math.Kept - 1) * _stage.Pitch)..];

    /// <summary>A step forwards.</summary>
    /// <param name="step">Which, from 0.</param>
    /// <param name="input">Inputs, padded to whole vectors.</param>
    /// <param name="inputThreshold">Threshold of inputs, 1.0 being one.</param>
    /// <param name="hiddenThreshold">Threshold of hidden states.</param>
    public void Forward(int step, ReadOnlySpan<float> input, float inputThreshold, float hiddenThreshold)
    {
        Span<float> inputSums = _sums.AsSpan(0, _stage.Rows);
        Span<float> hiddenSums = _sums.AsSpan(_stage.HiddenSum, _stage.Rows);
        if (step == 0)
        {
            Array.Clear(_sums);
            _inputs.Clear();
            _hidden.Clear();
            RecurrentKernels.AddColumns(inputSums, _stage.Weights, 0, Column, Unit);
            RecurrentKernels.AddColumns(hiddenSums, _stage.Weights, _stage.HiddenBias, Column, Unit);
        }

        // The hidden states before the first step are 0, and so is what was sent of them.
        _hidden.Take(step, step == 0 ? _hidden.Values : Hidden(step - 1), hiddenThreshold);
        _inputs.Take(step, input, inputThreshold);
        RecurrentKernels.AddColumns(
            inputSums, _stage.Weights, _stage.InputColumn, _inputs.ColumnsOf(step), _inputs.DeltasOf(step));
        RecurrentKernels.AddColumns(
            hiddenSums, _stage.Weights, _stage.HiddenColumn, _hidden.ColumnsOf(step), _hidden.DeltasOf(step));
        _math.Forward(_sums, step == 0 ? [] : Kept(step - 1), Kept(step));
    }

    /// <summary>Prepares the backward pass; the gradient by the last hidden states is then set.</summary>
    public void Begin()
    {
        Array.Clear(_total);
        Array.Clear(_gradientByHidden);
        Array.Clear(_gradientByState);
        _inputs.ClearGradients();
        _hidden.ClearGradients();
    }

    /// <summary>A step backwards.</summary>
    /// <param name="step">Which, the last first.</param>
    /// <param name="penalty">What the magnitude of a sent change of a hidden state costs.</param>
    /// <param name="inputGradient">What the gradient by the inputs is added to; empty where it is not wanted.</param>
    public void Backward(int step, float penalty, Span<float> inputGradient)
    {
        _math.Backward(
            step == 0 ? [] : Kept(step - 1), Kept(step), _gradientByHidden, _gradientByState, _gradientBySums);
        RecurrentKernels.Add(_total, _gradientBySums);
        ReadOnlySpan<float> inputTotal = _total.AsSpan(0, _stage.Rows);
        ReadOnlySpan<float> hiddenTotal = _total.AsSpan(_stage.HiddenSum, _stage.Rows);
        Columns(_inputs, step, _stage.InputColumn, inputTotal, 0, inputGradient);
        Columns(_hidden, step, _stage.HiddenColumn, hiddenTotal, penalty, _gradientByHidden);
        if (step == 0)
        {
            RecurrentKernels.AddGradient(Gradients, 0, 1f, inputTotal);
            RecurrentKernels.AddGradient(Gradients, _stage.HiddenBias, 1f, hiddenTotal);
        }
    }

    private void Columns(
        Sent sent, int step, int first, ReadOnlySpan<float> total, float penalty, Span<float> gradient)
    {
        ReadOnlySpan<int> columns = sent.ColumnsOf(step);
        ReadOnlySpan<float> deltas = sent.DeltasOf(step);
        for (int i = 0; i < columns.Length; i++)
        {
            int column = columns[i];
            RecurrentKernels.AddGradient(Gradients, first + column, deltas[i], total);
            if (!gradient.IsEmpty)
            {
                // A value is in its own change, and with the other sign in the next one that is sent.
                float mine = RecurrentKernels.Dot(_stage.Weights, first + column, total)
                    + (penalty * MathF.Sign(deltas[i]));
                gradient[column] += mine - sent.Gradients[column];
                sent.Gradients[column] = mine;
            }
        }
    }

    private Span<float> Kept(int step) =>
        _kept.AsSpan(step * _math.Kept * _stage.Pitch, _math.Kept * _stage.Pitch);

    /// <summary>What was sent of a vector, step by step.</summary>
    private sealed class Sent(int pitch, int maxSteps)
    {
        private readonly int[] _columns = new int[maxSteps * pitch];

        /// <summary>What was sent last of each value.</summary>
        public float[] Values { get; } = new float[pitch];

        /// <summary>The first change of each step, and behind the last step the number of all.</summary>
        public int[] Starts { get; } = new int[maxSteps + 1];

        public float[] Deltas { get; } = new float[maxSteps * pitch];

        /// <summary>The gradient by the change that is next in time, 0 where there is none.</summary>
        public float[] Gradients { get; } = new float[pitch];

        public void Clear() => Array.Clear(Values);

        public void ClearGradients() => Array.Clear(Gradients);

        public void Take(int step, ReadOnlySpan<float> values, float threshold)
        {
            int start = Starts[step];
            Starts[step + 1] = start + RecurrentKernels.Changes(
                values, Values, threshold, _columns.AsSpan(start), Deltas.AsSpan(start));
        }

        public ReadOnlySpan<int> ColumnsOf(int step) => _columns.AsSpan(Starts[step]..Starts[step + 1]);

        public ReadOnlySpan<float> DeltasOf(int step) => Deltas.AsSpan(Starts[step]..Starts[step + 1]);
    }
}
