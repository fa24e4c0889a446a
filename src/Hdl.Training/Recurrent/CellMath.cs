using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hdl.Training.Recurrent;

/// <summary>
/// What happens between the sums and the hidden states, forwards and backwards, for whole vectors of elements. Where
/// values are rounded, gradients go straight through the rounding and through the clamps.
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="pitch">Elements, whole vectors.</param>
/// <param name="options">Widths.</param>
internal sealed class CellMath(RecurrentCell cell, int pitch, RecurrentOptions options)
{
    private const int Lane = RecurrentKernels.Lane;

    private readonly float _one = 1 << options.ActFrac;
    private readonly float _gateOne = 1 << options.GateFrac;
    private readonly float _greatest = (1 << (options.ActInt + options.ActFrac - 1)) - 1;

    /// <summary>Vectors of elements that are kept of a step: gates and states, the hidden state last.</summary>
    public int Kept => cell == RecurrentCell.Gru ? 5 : 7;

    /// <summary>Whether values are rounded as the integer network's are.</summary>
    public bool Rounds { get; set; }

    /// <summary>A step.</summary>
    /// <param name="sums">
    /// Sums, four times the elements: of a GRU those of c from inputs, r, u, c from hidden states; of an LSTM i, f, g,
    /// o.
    /// </param>
    /// <param name="before">What was kept of the step before; empty before the first.</param>
    /// <param name="kept">What is kept of this one.</param>
    public void Forward(ReadOnlySpan<float> sums, ReadOnlySpan<float> before, Span<float> kept)
    {
        for (int n = 0; n < pitch; n += Lane)
        {
            if (cell == RecurrentCell.Gru)
            {
                Gru(sums, before, kept, n);
            }
            else
            {
                Lstm(sums, before, kept, n);
            }
        }
    }

    /// <summary>The gradient of a step.</summary>
    /// <param name="before">What was kept of the step before; empty before the first.</param>
    /// <param name="kept">What was kept of this one.</param>
    /// <param name="hidden">Gradient by the hidden states; becomes what of it goes straight to those before.</param>
    /// <param name="state">Gradient by an LSTM's cells; becomes that by those before.</param>
    /// <param name="sums">Gradient by the sums.</param>
    public void Backward(
        ReadOnlySpan<float> before, ReadOnlySpan<float> kept, Span<float> hidden, Span<float> state, Span<float> sums)
    {
        for (int n = 0; n < pitch; n += Lane)
        {
            if (cell == RecurrentCell.Gru)
            {
                GruBackward(before, kept, hidden, sums, n);
            }
            else
            {
                LstmBackward(before, kept, hidden, state, sums, n);
            }
        }
    }

    private void Gru(ReadOnlySpan<float> sums, ReadOnlySpan<float> before, Span<float> kept, int n)
    {
        Vector512<float> r = Sigmoid(Value(Load(sums, 1, n)));
        Vector512<float> u = Sigmoid(Value(Load(sums, 2, n)));
        Vector512<float> g = Value(Load(sums, 3, n));
        Vector512<float> c = Tanh(Value(Vector512.FusedMultiplyAdd(Gate(r), g, Load(sums, 0, n))));
        Vector512<float> old = before.IsEmpty ? default : Load(before, 4, n);
        Vector512<float> update = Gate(u);
        Vector512<float> h = Rounded((Vector512<float>.One - update) * Gate(c)) + Rounded(update * old);
        Store(r, kept, 0, n);
        Store(u, kept, 1, n);
        Store(c, kept, 2, n);
        Store(g, kept, 3, n);
        Store(h, kept, 4, n);
    }

    private void GruBackward(
        ReadOnlySpan<float> before, ReadOnlySpan<float> kept, Span<float> hidden, Span<float> sums, int n)
    {
        (Vector512<float> r, Vector512<float> u) = (Load(kept, 0, n), Load(kept, 1, n));
        (Vector512<float> c, Vector512<float> g) = (Load(kept, 2, n), Load(kept, 3, n));
        Vector512<float> old = before.IsEmpty ? default : Load(before, 4, n);
        Vector512<float> dh = Load(hidden, 0, n);
        Vector512<float> update = Gate(u);
        Vector512<float> one = Vector512<float>.One;
        Vector512<float> candidate = dh * (one - update) * (one - (c * c));
        Store(candidate, sums, 0, n);
        Store(candidate * g * r * (one - r), sums, 1, n);
        Store(dh * (old - Gate(c)) * u * (one - u), sums, 2, n);
        Store(candidate * Gate(r), sums, 3, n);
        Store(dh * update, hidden, 0, n);
    }

    private void Lstm(ReadOnlySpan<float> sums, ReadOnlySpan<float> before, Span<float> kept, int n)
    {
        Vector512<float> i = Sigmoid(Value(Load(sums, 0, n)));
        Vector512<float> f = Sigmoid(Value(Load(sums, 1, n)));
        Vector512<float> g = Tanh(Value(Load(sums, 2, n)));
        Vector512<float> o = Sigmoid(Value(Load(sums, 3, n)));
        Vector512<float> old = before.IsEmpty ? default : Load(before, 4, n);
        Vector512<float> c = Value((Gate(f) * old) + (Gate(i) * Gate(g)));
        Vector512<float> t = Tanh(c);
        Store(i, kept, 0, n);
        Store(f, kept, 1, n);
        Store(g, kept, 2, n);
        Store(o, kept, 3, n);
        Store(c, kept, 4, n);
        Store(t, kept, 5, n);
        Store(Rounded(Gate(o) * Gate(t)), kept, 6, n);
    }

    private void LstmBackward(
        ReadOnlySpan<float> before, ReadOnlySpan<float> kept, Span<float> hidden, Span<float> state, Span<float> sums,
        int n)
    {
        (Vector512<float> i, Vector512<float> f) = (Load(kept, 0, n), Load(kept, 1, n));
        (Vector512<float> g, Vector512<float> o) = (Load(kept, 2, n), Load(kept, 3, n));
        Vector512<float> t = Load(kept, 5, n);
        Vector512<float> old = before.IsEmpty ? default : Load(before, 4, n);
        Vector512<float> one = Vector512<float>.One;
        Vector512<float> dh = Load(hidden, 0, n);
        Vector512<float> dc = Load(state, 0, n) + (dh * Gate(o) * (one - (t * t)));
        Store(dc * Gate(g) * i * (one - i), sums, 0, n);
        Store(dc * old * f * (one - f), sums, 1, n);
        Store(dc * Gate(i) * (one - (g * g)), sums, 2, n);
        Store(dh * Gate(t) * o * (one - o), sums, 3, n);
        Store(dc * Gate(f), state, 0, n);
        Store(default, hidden, 0, n);
    }

    private static Vector512<float> Sigmoid(Vector512<float> value) =>
        Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-value));

    private static Vector512<float> Tanh(Vector512<float> value)
    {
        Vector512<float> half = Sigmoid(value + value);
        return half + half - Vector512<float>.One;
    }

    /// <summary>sat_A(q(..)): a sum as a value.</summary>
    private Vector512<float> Value(Vector512<float> sum)
    {
        if (!Rounds)
        {
            return sum;
        }

        Vector512<float> whole = Vector512.Round(sum * _one);
        whole = Vector512.Min(Vector512.Max(whole, Vector512.Create(-_greatest - 1)), Vector512.Create(_greatest));
        return whole * (1 / _one);
    }

    private Vector512<float> Rounded(Vector512<float> value) =>
        Rounds ? Vector512.Round(value * _one) * (1 / _one) : value;

    private Vector512<float> Gate(Vector512<float> value) =>
        Rounds ? Vector512.Round(value * _gateOne) * (1 / _gateOne) : value;

    private Vector512<float> Load(ReadOnlySpan<float> values, int part, int n) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)((part * pitch) + n));

    private void Store(Vector512<float> value, Span<float> values, int part, int n) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)((part * pitch) + n));
}
