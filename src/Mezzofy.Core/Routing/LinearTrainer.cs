namespace Mezzofy.Core.Routing;

/// <summary>Fits the weights of a multinomial logistic regression with AdaGrad; no randomness, so the result is reproducible.</summary>
/// <param name="labels">How many classes.</param>
/// <param name="features">How many features.</param>
internal sealed class LinearTrainer(int labels, int features)
{
    private const int Epochs = 12;
    private const float Rate = 0.15f;
    private const float Shrink = 2e-4f;

    private readonly float[] _weights = new float[labels * features];
    private readonly float[] _squares = new float[labels * features];
    private readonly float[] _scores = new float[labels];

    /// <summary>An example: its class, and its features as indexes and values.</summary>
    internal readonly record struct Row(int Label, int[] Indexes, float[] Values);

    /// <summary>The weights, all classes of the first feature first.</summary>
    internal float[] Fit(Row[] rows)
    {
        // Walking with a stride that shares no factor with the number of rows mixes the classes, which stand in blocks.
        var stride = Stride(rows.Length);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (long step = 0, at = epoch; step < rows.Length; step++, at += stride)
            {
                Learn(rows[at % rows.Length]);
            }
        }

        return _weights;
    }

    private void Learn(in Row row)
    {
        Predict(row);
        for (var feature = 0; feature < row.Indexes.Length; feature++)
        {
            var offset = row.Indexes[feature] * labels;
            for (var label = 0; label < labels; label++)
            {
                var error = _scores[label] - (label == row.Label ? 1 : 0);
                var gradient = error * row.Values[feature] + Shrink * _weights[offset + label];
                _squares[offset + label] += gradient * gradient;
                _weights[offset + label] -= Rate * gradient / (MathF.Sqrt(_squares[offset + label]) + 1e-6f);
            }
        }
    }

    private void Predict(in Row row)
    {
        Array.Clear(_scores);
        for (var feature = 0; feature < row.Indexes.Length; feature++)
        {
            var offset = row.Indexes[feature] * labels;
            for (var label = 0; label < labels; label++)
            {
                _scores[label] += _weights[offset + label] * row.Values[feature];
            }
        }

        var highest = _scores.Max();
        var sum = 0f;
        for (var label = 0; label < labels; label++)
        {
            _scores[label] = MathF.Exp(_scores[label] - highest);
            sum += _scores[label];
        }

        for (var label = 0; label < labels; label++)
        {
            _scores[label] /= sum;
        }
    }

    private static int Stride(int count)
    {
        var stride = (int)(count * 0.618) | 1;
        while (GreatestCommonDivisor(stride, count) != 1)
        {
            stride += 2;
        }

        return stride;
    }

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
