namespace Microsoft.Azure.Functions.Worker;

/// <summary>A call failed outside the function's own code.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">What failed.</param>
    public FunctionWorkerException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public FunctionWorkerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A parameter could not be given a value; middleware sees it thrown by <c>next</c>.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>With a message.</summary>
    /// <param name="message">Which parameter, and why.</param>
    public FunctionInputConverterException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    /// <param name="message">Which parameter, and why.</param>
    /// <param name="innerException">The cause.</param>
    public FunctionInputConverterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
