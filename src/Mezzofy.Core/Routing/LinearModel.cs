namespace Mezzofy.Core.Routing;

/// <summary>A text with its right answer.</summary>
/// <param name="Label">The class.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Text">The text.</param>
public sealed record LabelledText(string Label, string Language, string Text);

/// <summary>Multinomial logistic regression over named features.</summary>
public sealed class LinearModel
{
    private readonly Dictionary<string, int> _index;
    private readonly float[] _weights;

    private LinearModel(IReadOnlyList<string> labels, Dictionary<string, int> index, float[] weights) =>
        (Labels, _index, _weights) = (labels, index, weights);

    /// <summary>The classes, in the order of the scores.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The log-odds of each class, up to a common constant.</summary>
    public double[] Score(IReadOnlyList<(string Name, float Value)> features)
    {
        var scores = new double[Labels.Count];
        foreach (var (name, value) in features)
        {
            if (_index.TryGetValue(name, out var index))
            {
                Accumulate(scores, index, value);
            }
        }

        return scores;
    }

    /// <summary>What a feature adds to a class.</summary>
    public double Weight(string feature, int label) => _index.TryGetValue(feature, out var index) ? _weights[index * Labels.Count + label] : 0;

    /// <summary>Probabilities from log-odds.</summary>
    public static double[] Softmax(IReadOnlyList<double> scores)
    {
        var highest = scores.Max();
        var exponentials = scores.Select(score => Math.Exp(score - highest)).ToArray();
        var sum = exponentials.Sum();
        return [.. exponentials.Select(exponential => exponential / sum)];
    }

    /// <summary>Learns from examples; the same examples give the same model.</summary>
    public static LinearModel Train(IReadOnlyList<string> labels, IReadOnlyList<(string Label, List<(string Name, float Value)> Features)> examples)
    {
        var index = new Dictionary<string, int>();
        var positions = labels.Select((label, position) => (label, position)).ToDictionary(pair => pair.label, pair => pair.position);
        var rows = examples.Select(example => new LinearTrainer.Row(
            positions[example.Label],
            [.. example.Features.Select(feature => Index(index, feature.Name))],
            [.. example.Features.Select(feature => feature.Value)])).ToArray();
        return new LinearModel(labels, index, new LinearTrainer(labels.Count, index.Count).Fit(rows));
    }

    private static int Index(Dictionary<string, int> index, string name)
    {
        if (!index.TryGetValue(name, out var position))
        {
            index[name] = position = index.Count;
        }

        return position;
    }

    private void Accumulate(double[] scores, int index, float value)
    {
        var offset = index * scores.Length;
        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] += _weights[offset + label] * value;
        }
    }
}
