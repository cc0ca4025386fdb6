using Mezzofy.Core.Routing;

namespace Mezzofy.Core.Tests.Routing;

/// <summary>One trained classifier for the tests of a class.</summary>
public sealed class ClassifierFixture
{
    public OfflineClassifier Classifier { get; } = new();
}
